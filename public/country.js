// Guesses the country of this phone, for the numbers to call. Nothing is asked of any network.
(() => {
  "use strict";

  // The build writes here: each country's code, with its IANA zones, old names too.
  const ZONES = null;
  const ELSEWHERE = "ZZ";

  // A zone is a place. Where the browser hides it (UTC, or nothing), the region of the languages is
  // left: but "en-US" is what hiding browsers say everywhere, so that it tells no country.
  function guess_country(zone, languages) {
    const is_in = ([, zones]) => ` ${zones} `.includes(` ${zone} `);
    const found = zone && Object.entries(ZONES).find(is_in);
    if (found) return found[0];
    const is_place = /\//.test(zone ?? "") && !/^Etc\//i.test(zone);
    if (is_place) return ELSEWHERE;
    const regions = (languages ?? []).map((tag) => String(tag).split("-").slice(1).find((part) => /^[a-z]{2}$/i.test(part)));
    const region = regions.find(Boolean)?.toUpperCase();
    return region !== "US" && region in ZONES ? region : ELSEWHERE;
  }

  function here() {
    try {
      return Intl.DateTimeFormat().resolvedOptions().timeZone;
    } catch {
      return "";
    }
  }

  window.guess_country = (zone = here(), languages = navigator.languages) => guess_country(zone, languages);
})();
