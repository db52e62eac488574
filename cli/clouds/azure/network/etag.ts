import { digest } from "../../ids";

/** Generates the entity tag of a resource. */
export function etag(name: string): string {
  return `W/"${digest(`etag ${name}`).slice(0, 8)}"`;
}
