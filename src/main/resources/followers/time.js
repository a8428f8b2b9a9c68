// Shows the action hour in the visitor's own time. Without this script the same moment stands there in two zones.
(function () {
  "use strict";
  var language = document.documentElement.lang;
  if (language === "en") {
    language = "en-GB"; // as the page writes dates
  }
  document.querySelectorAll("[data-local]").forEach(function (place) {
    var time = place.querySelector("time");
    var moment = new Date(time.dateTime);
    if (isNaN(moment)) {
      return;
    }
    time.textContent = new Intl.DateTimeFormat(language, {
      calendar: "gregory", weekday: "long", year: "numeric", month: "long", day: "numeric",
      hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short"
    }).format(moment);
    place.hidden = false;
    // Hidden from screen readers, so that it never speaks on its own; the time beside it says the same.
    var countdown = place.querySelector(".countdown");
    var words = new Intl.RelativeTimeFormat(language, { numeric: "always" });
    function tick() {
      var minutes = Math.round((moment - Date.now()) / 60000);
      var left = Math.abs(minutes);
      countdown.textContent = minutes <= 0 ? "" : "(" + (left >= 2880 ? words.format(Math.floor(minutes / 1440), "day")
          : left >= 120 ? words.format(Math.floor(minutes / 60), "hour") : words.format(minutes, "minute")) + ")";
    }
    tick();
    setInterval(tick, 30000);
  });
})();
