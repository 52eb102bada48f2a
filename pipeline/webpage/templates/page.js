(function () {
  "use strict";
  var form = document.getElementById("zoeken");
  if (!form) { return; }
  var fields = ["woorden", "ernst", "gremium", "welke"].map(function (id) { return document.getElementById(id); });
  var found = document.getElementById("gevonden");
  var cards = Array.prototype.slice.call(document.querySelectorAll("article.card")).map(function (card) {
    return { card: card, text: plain(card.textContent), bodies: card.dataset.bodies.split("|") };
  });

  function plain(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/\s+/g, " ");
  }

  function fits(one, words, severity, body, which) {
    var data = one.card.dataset;
    return (!severity || data.severity === severity) &&
      (!body || one.bodies.indexOf(body) >= 0) &&
      (which !== "open" || data.open === "ja") &&
      (which !== "nieuw" || data.new === "ja") &&
      words.every(function (word) { return one.text.indexOf(word) >= 0; });
  }

  function show() {
    var words = plain(fields[0].value).split(" ").filter(Boolean);
    var count = 0;
    cards.forEach(function (one) {
      var shown = fits(one, words, fields[1].value, fields[2].value, fields[3].value);
      one.card.hidden = !shown;
      count += shown ? 1 : 0;
    });
    found.textContent = count === cards.length
      ? "Alle " + count + " bevindingen worden getoond."
      : count + " van de " + cards.length + " bevindingen worden getoond.";
  }

  function reveal() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.hidden) { form.reset(); show(); target.scrollIntoView(); }
  }

  form.addEventListener("input", show);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { setTimeout(show, 0); });
  window.addEventListener("hashchange", reveal);
  form.hidden = false;
  show();
}());
