/**
 * Sets the chosen theme and language before the first paint.
 * It is a classic script in the head on purpose: a module would run too late and the page would flash.
 */
(function () {
  "use strict";
  function chosen(key) {
    try {
      return (localStorage.getItem("xuefen/v1/" + key) || "").replace(/^"|"$/g, "");
    } catch (refused) {
      return "";
    }
  }
  var root = document.documentElement;
  var theme = chosen("theme");
  var language = chosen("language");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  if (language === "en" || language === "zh") root.lang = language === "en" ? "en" : "zh-CN";

  // Modules written as today's are would stop such a browser before they could say why.
  if (typeof "".replaceAll !== "function") {
    document.addEventListener("DOMContentLoaded", function () {
      document.getElementById("old-browser").hidden = false;
    });
  }
})();
