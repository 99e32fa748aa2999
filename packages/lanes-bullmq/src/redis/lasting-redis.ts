import { Redis, type RedisOptions } from 'ioredis';

/** After how long without a word from the server it is asked, and after how long again it is given up, in milliseconds. */
const silence = 12_000;

const always = {
  maxRetriesPerRequest: null,
  retryStrategy: (attempt: number) => Math.min(200 * attempt, 2000),
  connectTimeout: 5000,
  // BullMQ would print to the console what `checkServer` says.
  skipVersionCheck: true,
} satisfies RedisOptions & { readonly skipVersionCheck: boolean };

/**
 * A connection that outlasts its server: it waits while that is away, and looks for it at least every two seconds. It also notices
 * when nothing arrives any more, as behind a router that has forgotten the connection; TCP would take a quarter of an hour.
 */
export class LastingRedis extends Redis {
  readonly #url: string;

  constructor(url: string, options: RedisOptions = {}) {
    super(url, { ...always, ...options });
    this.#url = url;
    this.on('connect', () => this.#watch());
  }

  override duplicate(override?: Partial<RedisOptions>): LastingRedis {
    return new LastingRedis(this.#url, { ...this.options, ...override });
  }

  #watch(): void {
    const { stream } = this;
    let isAsked = false;
    stream.on('data', () => {
      isAsked = false;
    });
    stream.setTimeout(silence, () => {
      if (isAsked) {
        stream.destroy(new Error(`no answer for ${silence / 1000} s`));
        return;
      }
      isAsked = true;
      this.ping().catch(() => {});
    });
  }
}
