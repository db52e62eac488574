/**
 * When Azure may upgrade the nodes and the control plane, in UTC.
 *
 * @example
 * ```ts
 * const maintenance: AksMaintenanceArgs = { dayOfWeek: "Saturday", startTime: "22:00", durationHours: 8 };
 * ```
 */
export interface AksMaintenanceArgs {
  /** `Monday` to `Sunday`. @default "Sunday" */
  readonly dayOfWeek?: string;
  /** From `00:00` to `23:59`. @default "02:00" */
  readonly startTime?: string;
  /** Length in hours, 4 to 24. @default 6 */
  readonly durationHours?: number;
}
