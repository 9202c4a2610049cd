// The built app, served for a script.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** Serves a build, the usual one where none is named; answers its address and how to end it. */
export async function serve(folder) {
  const near = (path) => new URL(`../../${path}`, import.meta.url).pathname;
  const program = process.env.HOMEWARD_XTASK ?? near("target/debug/xtask");
  const server = spawn(program, ["serve", "--no-build", "--dist", folder ?? near("dist"), "--port", "0"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const address = await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
    createInterface({ input: server.stdout }).on("line", (line) => {
      const found = /http:\/\/localhost:\d+/.exec(line);
      if (found) resolve(found[0]);
    });
  });
  return { address, end: () => server.kill("SIGKILL") };
}
