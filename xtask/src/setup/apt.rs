//! Debian packages: what is missing is installed, and nothing is ever removed for it.

use std::process::Command;

use crate::console::Console;
use crate::error::Error;
use crate::run::{self, Job};

/// Installs those of the packages that are missing; the step is called `name`.
pub(crate) fn ensure(
    console: &Console,
    name: &str,
    packages: &[&str],
    about: &str,
    by_hand: &str,
) -> Result<(), Error> {
    let absent: Vec<&str> = packages.iter().copied().filter(|it| !is_installed(it)).collect();
    if absent.is_empty() {
        console.already(&format!("{name}: {}", packages.join(" ")));
        return Ok(());
    }
    let missing = |why: &str| Error::Missing {
        missing: format!("{name} is missing ({}), and {why}.", absent.join(" ")),
        by_hand: by_hand.to_owned(),
    };
    if !is_available() {
        return Err(missing("this is not a system with apt-get"));
    }
    let apt_get = || {
        let mut command = as_root("env").ok_or_else(|| {
            missing("installing takes root: neither are we root nor does `sudo -n` work")
        })?;
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        Ok::<_, Error>(command)
    };
    let mut update = apt_get()?;
    update.arg("update");
    Job::new("apt-get update", "", update).attempt(console);
    let mut install = apt_get()?;
    install.args(["install", "-y", "--no-install-recommends", "--no-remove"]).args(&absent);
    let step = format!("{name}: apt-get install {}", absent.join(" "));
    Job::new(&step, about, install).run(console).map_err(|error| match error {
        Error::Step(_) => missing("apt-get could not install it (see above)"),
        other => other,
    })?;
    Ok(())
}

/// A command that runs as root: as it is for root, by sudo where that asks nothing.
pub(crate) fn as_root(program: &str) -> Option<Command> {
    let mut id = run::command("id");
    id.arg("-u");
    if run::answer(id).as_deref() == Some("0") {
        return Some(run::command(program));
    }
    let mut sudo = run::command("sudo");
    sudo.args(["-n", "true"]);
    run::answer(sudo)?;
    let mut command = run::command("sudo");
    command.args(["-n", program]);
    Some(command)
}

/// Whether this system has apt.
fn is_available() -> bool {
    let mut version = run::command("apt-get");
    version.arg("--version");
    run::answer(version).is_some()
}

/// Whether a package is installed in full.
fn is_installed(package: &str) -> bool {
    let mut query = run::command("dpkg-query");
    query.args(["--show", "--showformat=${Status}", package]);
    run::answer(query).is_some_and(|it| it == "install ok installed")
}
