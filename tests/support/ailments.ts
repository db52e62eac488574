/** A certificate authority that ended on 1 January 2021, as PEM in base64: a `caBundle`. Its key was thrown away. */
export const expiredAuthority = [
  "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJqekNCK2FBREFnRUNBZ0VCTUEwR0NTcUdTSWIzRFFFQkN3VUFNQTR4RERB",
  "S0JnTlZCQU1UQTI5c1pEQWUKRncweU1EQXhNREV3TURBd01EQmFGdzB5TVRBeE1ERXdNREF3TURCYU1BNHhEREFLQmdOVkJBTVRB",
  "MjlzWkRDQgpuekFOQmdrcWhraUc5dzBCQVFFRkFBT0JqUUF3Z1lrQ2dZRUFyUDZuYzhSbWxmQ2h1RFUzOHdvR1RBMlM4ZWp5CmpS",
  "dXI4THJmZkFJMXYxd1BYWlUybjlaN201OTR4WkZWYTRMWGQySnJlUG9nUVV3WVU5Uzk0UTNEN2Z4eVRScGcKaXNxTzh5dkNmZ0tL",
  "N2RuMFZZMjhHQjk1eU9Td2RXdHo3ZElteWRIbWFqMEtCWlBtcXVHdkhMWi9QNlNqS05qRQpRRXM3MWtaTWp2VWRVZ2NDQXdFQUFU",
  "QU5CZ2txaGtpRzl3MEJBUXNGQUFPQmdRQmo5R3hlYm1GcnJXVDR3OTJtCkZXalcvZklxNTFNd2lrTlErQUZmTGhSM1BZZXg3dkp2",
  "SnBqcW5lUUMyem5lUnVmeEQ2QTBSQXNuSlhYUHk4cWEKYUZNODJvV09zTVdKYlNSUGNzdGN2TnBKdmhvSmhQV2xQR1NubTlrdFBI",
  "QU4zbGxpelJKSTRsSldyY0ZwT1NKNAp2djdzMUdDTGJpRXlqbkZyWC91YkNuMHRkdz09Ci0tLS0tRU5EIENFUlRJRklDQVRFLS0t",
  "LS0K",
].join("");

/** A revision of a release, as Helm stores it; its content is left out. */
export function releaseSecret(name: string, version: number, status: string, namespace = "shop") {
  return {
    apiVersion: "v1",
    kind: "Secret",
    type: "helm.sh/release.v1",
    metadata: {
      name: `sh.helm.release.v1.${name}.v${version}`,
      namespace,
      labels: { owner: "helm", name, version: String(version), status },
    },
  };
}
