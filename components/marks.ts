/** Stands for a value that only a deployment knows, where values are shown or compared offline. */
export const unknownMark = "<unknown>";

/** Stands for a secret, where values are shown, compared or read offline. */
export const secretMark = "[secret]";
