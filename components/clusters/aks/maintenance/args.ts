/**
 * The weekly window in which Azure may upgrade the nodes and the control plane, in UTC.
 *
 * @example
 * ```ts
 * const maintenance: AksMaintenanceArgs = { dayOfWeek: "Saturday", startTime: "22:00", durationHours: 8 };
 * ```
 */
export interface AksMaintenanceArgs {
  /** Day of the window, `Monday` to `Sunday`. @default "Sunday" */
  readonly dayOfWeek?: string;
  /** Start of the window in UTC, `00:00` to `23:59`. @default "02:00" */
  readonly startTime?: string;
  /** Length of the window in hours, 4 to 24. @default 6 */
  readonly durationHours?: number;
}
