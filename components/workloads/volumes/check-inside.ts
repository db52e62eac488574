import { expected, type Problem } from "../../problems";

/** Checks a path inside a volume. */
export function checkInside(path: string, value: string | undefined): Problem[] {
  const fits = value === undefined || (value !== "" && !value.startsWith("/") && !climbs(value));
  return fits ? [] : [expected(path, 'a relative path inside the volume, without ".."', value)];
}

/** Reports whether a path leaves its directory. */
export function climbs(path: string): boolean {
  return path.split("/").includes("..");
}
