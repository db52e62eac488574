import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";

/** Processes that have a run's folder in their arguments or environment. */
export function processesOf(folder: string): string[] {
  return processIds()
    .filter((id) => mentions(id, folder))
    .map((id) => readProcess(id, "cmdline").replaceAll("\0", " "));
}

function processIds(): string[] {
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
}

function mentions(id: string, folder: string): boolean {
  return [readProcess(id, "cmdline"), readProcess(id, "environ")].some((text) => text.includes(folder));
}

function readProcess(id: string, file: "cmdline" | "environ"): string {
  try {
    return readFileSync(`/proc/${id}/${file}`, "utf8");
  } catch (error) {
    if (["ENOENT", "ESRCH", "EACCES"].includes((error as NodeJS.ErrnoException).code ?? "")) {
      return "";
    }
    throw error;
  }
}

/** The ports that came to listen on this machine while the run in a folder is under way. */
export function listeningPortsOf(folder: string): number[] {
  assert.ok(processesOf(folder).length > 0);
  return listeningPorts().filter((port) => !portsBefore.has(port));
}

/** All TCP ports that listen on this machine now. */
export function listeningPorts(): number[] {
  return readFileSync("/proc/net/tcp", "utf8")
    .split("\n")
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[3] === "0A")
    .map((fields) => Number.parseInt((fields[1] ?? "").split(":")[1] ?? "0", 16));
}

const portsBefore = new Set(listeningPorts());
