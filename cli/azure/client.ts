import { isObject } from "../../lib/terraform/resource";
import { own } from "../../lib/text/order";
import { Refusal } from "../refusal";
import { answerOf, type Answer } from "./answer";
import { ConnectionFailure, connectionFailure } from "./connection-failure";
import { durationText } from "./duration";
import { failureOf, shownRequest } from "./failure";
import { pause } from "./pause";
import {
  pathOf,
  RESOURCE_GRAPH,
  RESOURCE_GRAPH_API_VERSION,
  type AzureRequest,
  type GalleryResource,
  type ResourceGraphQuery,
} from "./request";
import { backoff, isThrottled, isTransient, MOST_RETRIES, retryAfter } from "./retry";
import type { SignIn } from "./sign-in";
import { Turns } from "./turns";

/** The most requests at the same time. */
const MOST_AT_ONCE = 8;

/** The time within which all requests must be answered. */
export interface TimeLimit {
  /** Aborted when time is over, when the user stops the run, and when another request has failed. */
  readonly signal: AbortSignal;
  /** The end, in milliseconds since the epoch. */
  readonly end: number;
  /** The whole of it, in milliseconds. */
  readonly length: number;
}

/** Reads Azure Resource Manager. It sends the requests of `AzureRequest`, which has no form for one that writes. */
export class AzureClient {
  private readonly turns = new Turns(MOST_AT_ONCE);
  /** The time before which the service wants no request, in milliseconds since the epoch. */
  private pausedUntil = 0;

  constructor(
    private readonly endpoint: string,
    private readonly signIn: SignIn,
    private readonly limit: TimeLimit,
  ) {}

  /** Reads a resource below a gallery. @throws Refusal in one line */
  get(resource: GalleryResource, expand?: "ReplicationStatus" | "SharingProfile/Groups"): Promise<unknown> {
    return this.send({ method: "GET", path: pathOf(resource, expand) }, resource);
  }

  /** Reads all pages of a list below a gallery, and tells how many resources it has so far. @throws Refusal in one line */
  async list(resource: GalleryResource, found: (count: number) => void): Promise<unknown[]> {
    const all: unknown[] = [];
    const seen = new Set<string>();
    let path: `/${string}` | undefined = pathOf(resource);
    while (path !== undefined) {
      seen.add(path);
      const page = await this.send({ method: "GET", path }, resource);
      const value = isObject(page) ? own(page, "value") : undefined;
      if (!isObject(page) || !Array.isArray(value)) throw unexpected(shownRequest(resource));
      for (const item of value as unknown[]) all.push(item);
      found(value.length);
      path = this.nextOf(page, resource);
      if (path !== undefined && seen.has(path)) throw unexpected(`${shownRequest(resource)}: its pages go in a circle`);
    }
    return all;
  }

  /** Asks Azure Resource Graph, and returns its answer: one page. @throws Refusal in one line */
  query(body: ResourceGraphQuery): Promise<unknown> {
    return this.send({ method: "POST", path: RESOURCE_GRAPH, body }, undefined);
  }

  /** Returns the path of the next page. The token goes to no other host than the one that was asked. */
  private nextOf(page: Readonly<Record<string, unknown>>, resource: GalleryResource): `/${string}` | undefined {
    const link = own(page, "nextLink");
    if (link === undefined || link === null || link === "") return undefined;
    const url =
      typeof link === "string" && URL.canParse(link, this.endpoint) ? new URL(link, this.endpoint) : undefined;
    if (!url) throw unexpected(shownRequest(resource));
    if (url.origin !== this.endpoint || url.username !== "" || url.password !== "") {
      throw new Refusal([
        `the next page of ${shownRequest(resource)} is on another host, ${url.host}, not ${new URL(this.endpoint).host}: it is not read, since the token would go there`,
      ]);
    }
    return `/${url.pathname.slice(1)}${url.search}`;
  }

  private send(request: AzureRequest, resource: GalleryResource | undefined): Promise<unknown> {
    return this.turns.take(() => this.sendInTurn(request, shownRequest(resource), resource));
  }

  private async sendInTurn(
    request: AzureRequest,
    what: string,
    resource: GalleryResource | undefined,
  ): Promise<unknown> {
    let isSignedInAgain = false;
    for (let retry = 0; ; retry++) {
      await this.whilePaused(what);
      const token = await this.signIn.token(this.limit.signal);
      const answer = await this.once(request, token);
      if (answer instanceof ConnectionFailure) {
        if (!answer.isTransient || retry >= MOST_RETRIES) throw answer.refusal;
        await pause(backoff(retry), this.limit.signal);
        continue;
      }
      const { status, body, wait, html } = answer;
      if (status >= 200 && status < 300 && html === undefined) return body;
      if (isThrottled(status) && (wait !== undefined || retry < MOST_RETRIES)) {
        this.pauseFor(Math.max(wait ?? 0, backoff(Math.min(retry, MOST_RETRIES))));
      } else if (isTransient(status) && retry < MOST_RETRIES) {
        await pause(backoff(retry), this.limit.signal);
      } else if (html !== undefined) {
        throw html;
      } else if (status === 401 && !isSignedInAgain) {
        isSignedInAgain = true;
        this.signIn.forget(token);
      } else {
        throw failureOf(status, body, what, resource);
      }
    }
  }

  private async once(request: AzureRequest, token: string): Promise<Answer | ConnectionFailure> {
    const { signal } = this.limit;
    const body = request.method === "POST" ? JSON.stringify(request.body) : undefined;
    const path = request.method === "POST" ? `${request.path}?api-version=${RESOURCE_GRAPH_API_VERSION}` : request.path;
    // fetch leaves a listener at the signal that it gets; thousands of requests would gather there.
    const stop = new AbortController();
    const follow = (): void => stop.abort(signal.reason);
    signal.addEventListener("abort", follow);
    if (signal.aborted) follow();
    try {
      const response = await fetch(`${this.endpoint}${path}`, {
        method: request.method,
        headers: {
          authorization: `Bearer ${token}`,
          accept: "application/json",
          ...(body !== undefined && { "content-type": "application/json" }),
        },
        ...(body !== undefined && { body }),
        // A redirection would take the token along.
        redirect: "manual",
        signal: stop.signal,
      });
      const text = await response.text();
      return answerOf(response, text, this.host, retryAfter(response.headers.get("retry-after"), Date.now()));
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      return connectionFailure(error, this.host);
    } finally {
      signal.removeEventListener("abort", follow);
    }
  }

  private get host(): string {
    return new URL(this.endpoint).host;
  }

  private pauseFor(wait: number): void {
    this.pausedUntil = Math.max(this.pausedUntil, Date.now() + wait);
  }

  /** Waits as long as the service has asked to, for all requests alike. */
  private async whilePaused(what: string): Promise<void> {
    for (let wait = this.pausedUntil - Date.now(); wait > 0; wait = this.pausedUntil - Date.now()) {
      if (Date.now() + wait > this.limit.end) {
        const asked = durationText(wait);
        throw new Refusal([
          `Azure throttles requests (429): ${what} may be asked for in ${asked}, and --timeout ${durationText(this.limit.length)} is over before; try again later`,
        ]);
      }
      await pause(wait, this.limit.signal);
    }
  }
}

function unexpected(what: string): Refusal {
  return new Refusal([`Azure answers in an unexpected form for ${what}`]);
}
