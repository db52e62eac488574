/** What a container asks for that names nothing. */
export const defaultRequests = { cpu: "100m", memory: "128Mi" } as const;

/** User and group of a process that names none: high, so that it is nobody on the node. */
export const defaultUser = 10001;

/** Seconds from the request to stop until the process is killed. */
export const defaultGracePeriodSeconds = 30;

/** How much a writable directory may hold that names no size. */
export const defaultSizeLimit = "128Mi";
