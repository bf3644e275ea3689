//! What a pack tells beside the figures: deadlines, evidence, consequences, procedures.

/// The kinds of rules that are told and not reckoned, as packs write them.
pub(super) const KINDS: &[&str] = &[
    "consequence",
    "precondition",
    "validity",
    "deadline",
    "recogniser",
    "evidence",
    "step",
    "publication",
    "obligation",
    "equivalence",
    "provision",
];
