// What a page has to do with the service worker: whole builds, and none takes over without consent.

const DAY = 24 * 60 * 60 * 1000;
// In milliseconds: how long an answer is waited for.
const LIMIT = 6000;
// And how long it is waited for that a worker takes over: some phones never tell.
const TAKING_OVER = 2000;

// Registers the worker. What is given comes from the start-up script: the id of the `build` that runs here,
// its preferences, whether something is under way, and how to reload.
export async function begin({ build, recall, remember, announce, is_in_work, reload }) {
  const workers = navigator.serviceWorker;
  const is_first = !(await workers.getRegistration());
  const registration = await workers.register("/sw.js", { updateViaCache: "none" });
  if (is_first) remember("update_checked_at", Date.now());
  workers.addEventListener("message", ({ data }) => {
    if (data?.agreed_to && data.agreed_to !== build) follow();
  });
  registration.addEventListener("updatefound", () => registration.installing && watch(registration.installing));
  if (registration.installing) watch(registration.installing);
  else tell();
  check_daily();
  document.addEventListener("visibilitychange", check_daily);
  for (const event of ["focus", "pageshow"]) window.addEventListener(event, check_daily);
  return { check, take };

  // Someone agreed to another build. With words unsaved this window goes on with its own, which the
  // worker still keeps, and offers the update again.
  function follow() {
    if (is_in_work()) announce("homeward:update-ready");
    else reload();
  }

  async function watch(worker) {
    const is_first = !registration.active;
    if (!(await settled(worker))) return;
    if ((await tell()) || !is_first || recall("offline_ready_told")) return;
    remember("offline_ready_told", true);
    announce("homeward:offline-ready");
  }

  async function tell() {
    const is_newer = await is_ready();
    if (is_newer) announce("homeward:update-ready");
    return is_newer;
  }

  // The newest worker answers with the build that it would bring. It hears which one runs here, so that
  // this one is kept; if asked to look closely it looks over what is kept, too.
  async function is_ready(looks_closely) {
    const answer = await ask({ runs: build, looks_closely });
    // A worker of old does not know the question.
    return answer === undefined ? Boolean(registration.waiting) : answer !== build;
  }

  function ask(message) {
    return new Promise((resolve) => {
      const worker = registration.waiting ?? registration.active;
      if (!worker) return resolve();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => resolve(data);
      setTimeout(resolve, LIMIT);
      worker.postMessage(message, [port2]);
    });
  }

  // Installed apps on some phones look for a new build only when told to.
  function check_daily() {
    if (document.visibilityState === "hidden") return;
    const since = Math.abs(Date.now() - Number(recall("update_checked_at")));
    if (since >= DAY) check();
  }

  async function check() {
    try {
      await registration.update();
      remember("update_checked_at", Date.now());
      if (registration.installing) await settled(registration.installing);
    } catch {
      // No network. What was fetched before may be newer all the same.
    }
    return is_ready(true);
  }

  // After consent. A page that stopped looks for a way out first, but not for long.
  async function take(has_stopped) {
    if (has_stopped && registration.active && !(await is_ready())) {
      await Promise.race([check(), wait(LIMIT)]);
    }
    const worker = registration.waiting;
    await ask("skip-waiting");
    if (worker) await Promise.race([changed(worker, "activated"), wait(TAKING_OVER)]);
    follow();
  }
}

// Tells whether `worker` is kept whole, once that is known.
async function settled(worker) {
  await changed(worker, "installed", "activating", "activated");
  return worker.state !== "redundant";
}

// Resolves once `worker` is in one of these states, or came to nothing.
function changed(worker, ...states) {
  return new Promise((resolve) => {
    const look = () => [...states, "redundant"].includes(worker.state) && resolve();
    worker.addEventListener("statechange", look);
    look();
  });
}

function wait(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
