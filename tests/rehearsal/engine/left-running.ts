import { readdirSync, readFileSync, readlinkSync } from "node:fs";

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
  return orNothing(() => readFileSync(`/proc/${id}/${file}`, "utf8"), "");
}

/** The sockets that listen for TCP in the processes of a run, by inode: a port may be somebody else's a moment later. */
export function listeningSocketsOf(folder: string): string[] {
  const listening = new Set(listeningSockets());
  return processIds()
    .filter((id) => mentions(id, folder))
    .flatMap(socketsOf)
    .filter((inode) => listening.has(inode));
}

/** All sockets that listen for TCP on this machine now, by inode. */
export function listeningSockets(): string[] {
  return ["/proc/net/tcp", "/proc/net/tcp6"].flatMap((table) =>
    readFileSync(table, "utf8")
      .split("\n")
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields[3] === "0A")
      .map((fields) => fields[9] ?? ""),
  );
}

/** The inodes of a process' sockets. */
function socketsOf(id: string): string[] {
  const folder = `/proc/${id}/fd`;
  return orNothing(() => readdirSync(folder), [])
    .map((name) => orNothing(() => readlinkSync(`${folder}/${name}`), ""))
    .flatMap((target) => /^socket:\[(\d+)\]$/.exec(target)?.slice(1) ?? []);
}

/** Reads something of a process that may have ended or belong to somebody else. */
function orNothing<T>(read: () => T, nothing: T): T {
  try {
    return read();
  } catch (error) {
    if (["ENOENT", "ESRCH", "EACCES"].includes((error as NodeJS.ErrnoException).code ?? "")) {
      return nothing;
    }
    throw error;
  }
}
