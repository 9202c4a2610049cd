// A host with habits of its own, in front of the app's server: it sends some addresses elsewhere, and its
// line may break.

import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export class Host {
  /** Addresses that are sent elsewhere: path to path. */
  moved = new Map<string, string>();
  /** What such an address answers with the file of another path, as hosts with short names do. */
  short = new Map<string, string>();
  /** Of which addresses the answer breaks off in the middle. */
  breaks: (path: string) => boolean = () => false;

  private constructor(
    private readonly server: Server,
    readonly address: string,
  ) {}

  static async before(behind: string): Promise<Host> {
    const server = createServer((asked, answer) => {
      const path = asked.url ?? "/";
      const to = host.moved.get(path);
      if (to) {
        answer.writeHead(302, { Location: to }).end();
        return;
      }
      const url = new URL(host.short.get(path) ?? path, behind);
      const headers = { ...asked.headers, host: url.host };
      const passed = request(url, { method: asked.method, headers }, (got) => {
        answer.writeHead(got.statusCode ?? 502, got.headers);
        if (!host.breaks(path)) return got.pipe(answer);
        got.once("data", (part) => answer.write(part.subarray(0, 1), () => answer.destroy()));
        got.once("end", () => answer.destroy());
      });
      passed.on("error", () => answer.destroy());
      asked.pipe(passed);
    });
    await new Promise<void>((ready) => server.listen(0, "localhost", ready));
    const { port } = server.address() as AddressInfo;
    const host = new Host(server, `http://localhost:${port}`);
    return host;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}
