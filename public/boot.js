/**
 * Starts the app, and stands by when it cannot start or breaks later.
 *
 * It needs nothing of the app's own code, so that the data can be rescued whatever has happened:
 * everything it says, it says in both languages.
 */

const KEYS = "xuefen/v1/";

/**
 * A small module that uses what the app is compiled to: several results, references,
 * memory filling, saturating conversion and sign extension.
 */
const PROBE = new Uint8Array([
  0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00,
  0x01, 0x06, 0x01, 0x60, 0x00, 0x02, 0x7f, 0x7f,
  0x03, 0x02, 0x01, 0x00,
  0x05, 0x03, 0x01, 0x00, 0x01,
  0x0a, 0x18, 0x01, 0x16, 0x00,
  0x41, 0x00, 0x41, 0x00, 0x41, 0x00, 0xfc, 0x0b, 0x00,
  0x43, 0x00, 0x00, 0x00, 0x00, 0xfc, 0x00, 0xc0,
  0xd0, 0x6f, 0xd1, 0x0b,
]);

const TEXT = {
  old: {
    title: "这个浏览器太旧，打不开学分 · This browser is too old for Xuefen",
    zh: "请换用或升级浏览器：Chrome 或 Edge 96 以上、Firefox 79 以上、Safari 15 以上，或 360、QQ 等浏览器的最新版（极速模式）。已保存的数据不受影响。",
    en: "Please use or update to Chrome or Edge 96, Firefox 79, Safari 15, or a newer one. Data already saved is not affected.",
  },
  start: {
    title: "学分没能启动 · Xuefen could not start",
    zh: "可能是网络中断，文件没有下载完整。请重新加载。已保存的数据仍在这台设备上，也可以先下载一份原始数据。",
    en: "Perhaps the network broke off before every file had arrived. Please reload. Saved data is still on this device; you can download it as it is first.",
  },
  broken: {
    title: "学分出错，已停止运行 · Xuefen has stopped after a fault",
    zh: "已保存的数据仍在这台设备上。请先下载原始数据，再重新加载。",
    en: "Saved data is still on this device. Please download it as it is, then reload.",
  },
};

function stored() {
  const entries = {};
  try {
    for (let nth = 0; nth < localStorage.length; nth += 1) {
      const key = localStorage.key(nth);
      if (key !== null && key.startsWith(KEYS)) entries[key] = localStorage.getItem(key);
    }
  } catch {
    // Storage is closed to this page: there is nothing that could be rescued.
  }
  return entries;
}

/** The record in the database, or null. Opening never makes a database that was not there. */
function record() {
  return new Promise((answer) => {
    const none = () => answer(null);
    setTimeout(none, 3000);
    try {
      const opening = indexedDB.open("xuefen");
      opening.onupgradeneeded = () => opening.transaction.abort();
      opening.onerror = none;
      opening.onsuccess = () => {
        try {
          const request = opening.result.transaction("journal").objectStore("journal").get("document");
          request.onerror = none;
          request.onsuccess = () => answer(request.result ?? null);
        } catch {
          none();
        }
      };
    } catch {
      none();
    }
  });
}

async function everything() {
  const entries = stored();
  const kept = await record();
  if (kept !== null) entries["indexedDB xuefen/journal/document"] = kept;
  return entries;
}

function download(entries) {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const raw = { format: "xuefen-raw", version: 1, day, entries };
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(raw, null, 2)], { type: "application/json" }));
  link.download = `学分_原始数据_${day}.json`;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

function element(name, className, text, language) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  if (language) made.lang = language;
  return made;
}

function button(kind, text, press) {
  const made = element("button", "button", text);
  made.type = "button";
  made.dataset.kind = kind;
  made.addEventListener("click", press);
  return made;
}

/** Shows what has happened and the ways out; the first time only, as what follows is mostly its echo. */
function rescue({ title, zh, en }, details) {
  if (document.querySelector(".rescue")) return;
  const box = element("div", "rescue__box", "");
  box.append(element("h1", "rescue__title", title), element("p", "", zh, "zh-CN"), element("p", "", en, "en"));
  const actions = element("div", "cluster", "");
  actions.append(button("secondary", "重新加载 · Reload", () => location.reload()));
  everything().then((entries) => {
    if (Object.keys(entries).length === 0) return;
    actions.prepend(button("primary", "下载原始数据 · Download raw data", () => download(entries)));
  });
  box.append(actions);
  if (details) box.append(element("pre", "rescue__details", details));
  const page = element("div", "rescue", "");
  page.setAttribute("role", "alertdialog");
  page.setAttribute("aria-modal", "true");
  page.setAttribute("aria-label", title);
  page.tabIndex = -1;
  page.append(box);
  for (const other of document.body.children) other.inert = true;
  document.body.append(page);
  page.focus();
}

function canRun() {
  try {
    return WebAssembly.validate(PROBE);
  } catch {
    return false;
  }
}

/** The files of the part that the first screen will ask for, if that can be told. */
function firstScreen() {
  const { welcome, answer } = document.querySelector("script[data-js][data-wasm]").dataset;
  const place = location.hash.replace(/^#\/?(sample\/?)?/, "");
  if (place !== "") return "";
  const isNew = !location.hash.startsWith("#/sample") && Object.keys(stored()).length === 0;
  return (isNew ? welcome : answer) ?? "";
}

function preload(address) {
  const link = document.createElement("link");
  Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: address });
  document.head.append(link);
}

async function start() {
  if (!canRun()) {
    rescue(TEXT.old);
    return;
  }
  const { base, js, wasm } = document.querySelector("script[data-js][data-wasm]").dataset;
  const address = (name) => new URL(base + name, document.baseURI).href;
  for (const name of firstScreen().split(" ")) if (name) preload(address(name));
  try {
    const glue = await import(address(js));
    await glue.default({ module_or_path: address(wasm) });
  } catch (fault) {
    rescue(TEXT.start, String(fault));
  }
}

addEventListener("xuefen-panic", (event) => rescue(TEXT.broken, String(event.detail ?? "")));
addEventListener("error", (event) => {
  if (event.error instanceof WebAssembly.RuntimeError) rescue(TEXT.broken, String(event.error));
});

start();
