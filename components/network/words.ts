import type { FlowPort, Peer } from "./flows";

/** A peer that is a word. */
export type WordPeer = Extract<Peer, string>;

/** The words, without their ports. */
export const words = ["dns", "apiserver", "pod-identity", "nodes", "internet", "cloud", "anywhere", "tenants"] as const;

/** A word, without its port. */
export type Word = (typeof words)[number];

/** Splits a word into the word itself and its port. */
export function splitWord(peer: WordPeer): [Word, FlowPort | undefined] {
  const [word, port] = peer.split(":") as [Word, string | undefined];
  if (port === undefined) {
    return [word, undefined];
  }
  return [word, /^\d+$/.test(port) ? Number(port) : (port as FlowPort)];
}
