/** An app on a loopback port, for clients that need a real connection. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';

export interface Loopback {
  origin: string;
  /** Connections that are open. */
  connections: () => Promise<number>;
  close: () => Promise<void>;
}

export function listen(app: { fetch: (request: Request) => Response | Promise<Response> }): Promise<Loopback> {
  return new Promise(resolve => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) => {
      resolve({
        origin: `http://127.0.0.1:${String(port)}`,
        connections: () =>
          new Promise((done, failed) => {
            server.getConnections((error, count) => {
              if (error) failed(error);
              else done(count);
            });
          }),
        close: () =>
          new Promise(done => {
            server.closeAllConnections();
            server.close(() => {
              done();
            });
          }),
      });
    }) as Server;
  });
}
