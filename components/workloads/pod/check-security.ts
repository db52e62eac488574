import { matches, once, oneOf } from "../../checks";
import type { PodSecurityLevel } from "../../pod-security";
import { expected, type Problem } from "../../problems";
import type { PodArgs } from "./args";
import type { ContainerArgs } from "./container-args";

/* Both lists: https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
const capabilities: Readonly<Record<PodSecurityLevel, readonly string[]>> = {
  restricted: ["NET_BIND_SERVICE"],
  baseline: [
    ..."AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID SETPCAP SETUID".split(
      " ",
    ),
    "SYS_CHROOT",
  ],
  /* https://man7.org/linux/man-pages/man7/capabilities.7.html */
  privileged: [
    ..."AUDIT_CONTROL AUDIT_READ AUDIT_WRITE BLOCK_SUSPEND BPF CHECKPOINT_RESTORE CHOWN DAC_OVERRIDE FOWNER".split(" "),
    ..."DAC_READ_SEARCH FSETID IPC_LOCK IPC_OWNER KILL LEASE LINUX_IMMUTABLE MAC_ADMIN MAC_OVERRIDE MKNOD".split(" "),
    ..."NET_ADMIN NET_BIND_SERVICE NET_BROADCAST NET_RAW PERFMON SETFCAP SETGID SETPCAP SETUID SYSLOG".split(" "),
    ..."SYS_ADMIN SYS_BOOT SYS_CHROOT SYS_MODULE SYS_NICE SYS_PACCT SYS_PTRACE SYS_RAWIO SYS_RESOURCE".split(" "),
    ..."SYS_TIME SYS_TTY_CONFIG WAKE_ALARM".split(" "),
  ],
};
const safeSysctls = [
  "kernel.shm_rmid_forced",
  "net.ipv4.ip_local_port_range",
  "net.ipv4.ip_local_reserved_ports",
  "net.ipv4.ip_unprivileged_port_start",
  "net.ipv4.ping_group_range",
  "net.ipv4.tcp_fin_timeout",
  "net.ipv4.tcp_keepalive_intvl",
  "net.ipv4.tcp_keepalive_probes",
  "net.ipv4.tcp_keepalive_time",
  "net.ipv4.tcp_syncookies",
];

/** Lists the capabilities that the namespace's level does not allow. If the level is unknown, every capability is allowed. */
export function checkCapabilities(
  { capabilities: given }: Pick<ContainerArgs, "capabilities">,
  level: PodSecurityLevel = "privileged",
): Problem[] {
  const add = given?.add ?? [];
  const fix = level === "privileged" ? undefined : `the tenant's podSecurity is "${level}"`;
  return [
    ...add.flatMap((name, index) => oneOf(`capabilities.add[${index}]`, name, capabilities[level], fix)),
    ...once("capabilities.add", add, "capability"),
  ];
}

/** Lists the kernel parameters that the namespace's level does not allow. It cannot check whether the nodes allow the other parameters. */
export function checkSysctls(
  { sysctls = {} }: Pick<PodArgs, "sysctls">,
  level: PodSecurityLevel = "privileged",
): Problem[] {
  const form = /^[a-z0-9]([-_a-z0-9]*[a-z0-9])?([./][a-z0-9]([-_a-z0-9]*[a-z0-9])?)*$/;
  const fix = `the tenant's podSecurity is "${level}"`;
  return Object.entries(sysctls).flatMap(([name, value]) => {
    if (!form.test(name)) {
      return [expected(`sysctls.${name}`, "a kernel parameter such as net.ipv4.tcp_keepalive_time", name)];
    }
    return [
      ...(level === "privileged" ? [] : oneOf(`sysctls.${name}`, name, safeSysctls, fix)),
      ...(safeSysctls.includes(name) ? matches(`sysctls.${name}`, value, /^\d[\d\s,-]*$/, "numbers") : []),
    ];
  });
}
