/**
 * How a client of the `openai` package is pointed at an endpoint of the operator's: nothing of it is read from the
 * environment, nothing is tried again behind our back, and only the headers below are sent (`fetch` sees to that).
 */

/** An OpenAI-compatible endpoint that the operator configured, for vectors or for a model. */
export type Endpoint = Readonly<{
  /** As typed, with or without `/v1`, but for slashes at the end. */
  baseUrl: string;
  model: string;
  /** null where the endpoint asks for none. */
  apiKey: string | null;
}>;

/** The bounds of our own `fetch` count; the client's shall never be shorter. */
const CLIENT_TIMEOUT_MS = 3_600_000;

export const endpointHeaders = (apiKey: string | null, accept: string): Record<string, string> => ({
  'content-type': 'application/json',
  accept,
  ...(apiKey !== null && { authorization: `Bearer ${apiKey}` }),
});

export const clientSettings = <Fetch>({ baseUrl, apiKey }: Pick<Endpoint, 'baseUrl' | 'apiKey'>, fetch: Fetch) => ({
  // The client refuses to start without a key; the headers say what is sent.
  apiKey: apiKey ?? 'none',
  maxRetries: 0,
  timeout: CLIENT_TIMEOUT_MS,
  // All that it would else read from the environment is set: settings come through `readConfig` alone.
  configuration: { baseURL: baseUrl, organization: null, project: null, logLevel: 'off' as const, fetch },
});
