import { digest } from "../../ids";

/** Draws the entity tag of a resource. */
export function etag(name: string): string {
  return `W/"${digest(`etag ${name}`).slice(0, 8)}"`;
}
