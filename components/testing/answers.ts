import * as pulumi from "@pulumi/pulumi";
import { nextTurn } from "./quiescence";
import { currentStore } from "./store";

/** Knows whether everything that the current program asked the monitor for was answered. */
export class Answers {
  readonly #settings = currentStore().settings;
  #answered: unknown;
  #waiting = false;

  /** Whether nothing is outstanding; where something is, begins to wait for it. */
  complete(): boolean {
    if (!this.#waiting && this.#answered !== this.#settings.rpcDone) {
      void this.#wait();
    }
    return this.#answered === this.#settings.rpcDone;
  }

  /** One `disconnect` misses resources that are made in an apply on another resource. */
  async #wait(): Promise<void> {
    this.#waiting = true;
    let before: unknown;
    do {
      before = this.#settings.rpcDone;
      await pulumi.runtime.disconnect();
      await nextTurn();
    } while (this.#settings.rpcDone !== before);
    this.#answered = before;
    this.#waiting = false;
  }
}
