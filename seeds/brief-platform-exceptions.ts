/**
 * Words of a foreign platform that belong in a brief after all, by technique and row of `PLATFORM_ROWS`, each with its
 * reason. Four kinds of reason hold:
 *
 * - destination: the act happens on the technique's platform, and another system's log sees the effect
 * - twin: the benign look-alike comes from there
 * - contrast: the text says what this technique is not
 * - object: what is stolen or abused belongs there
 */
export const PLATFORM_EXCEPTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'T1003.006': { 'Identity Provider': 'twin: Entra Connect replicates as DCSync does' },
  'T1021.006': { Linux: 'object: Windows hosts are reached by tools that run on Linux' },
  'T1021.007': { Windows: 'object: Azure PowerShell is the name of a client in the sign-in log, on any system' },
  T1072: { IaaS: 'destination: AWS Systems Manager is a deployment tool whose log is CloudTrail' },
  'T1078.003': { 'Identity Provider': 'contrast: a local logon is seen by no identity provider' },
  'T1087.002': { 'Identity Provider': 'twin: Entra Connect reads the directory whole' },
  'T1087.004': { Windows: 'object: Azure PowerShell is the name of a client in the sign-in log, on any system' },
  T1090: { Containers: 'twin: kubectl port-forward on developers’ machines' },
  'T1090.002': { SaaS: 'twin: services used in the cloud are unknown hosts to the network too' },
  'T1098.006': { IaaS: 'destination: managed clusters map cloud roles to cluster roles, logged by the cloud' },
  T1111: { 'Identity Provider': 'destination: the intercepted code is used there' },
  'T1204.001': { 'Office Suite': 'destination: the mail platform logs the click made on the host' },
  T1409: { 'Identity Provider': 'destination: sessions taken from the phone are used there' },
  'T1430.001': { 'Identity Provider': 'destination: the MDM administrator signs in there' },
  T1451: { 'Identity Provider': 'destination: the redirected code resets passwords there' },
  T1461: { 'Identity Provider': 'destination: what an unlocked phone does with its accounts shows there' },
  'T1484.002': { IaaS: 'object: AWS IAM is an identity provider with trusts of its own' },
  'T1496.004': { IaaS: 'object: SES, SNS and Bedrock are services of AWS and log to CloudTrail' },
  'T1552.004': { 'Identity Provider': 'object: device keys of Entra-registered Windows hosts' },
  'T1552.005': { 'Linux node': 'destination: flow logs leave the address out, so only the instance itself sees it' },
  'T1556.002': { 'Identity Provider': 'twin: Entra Password Protection installs a password filter' },
  'T1557.001': { macOS: 'twin: Macs answer mDNS on the same segment' },
  'T1557.002': { 'Network Devices': 'destination: the switch sees the false ARP replies of a host' },
  'T1557.003': { 'Network Devices': 'destination: the switch sees the false DHCP answers of a host' },
  'T1558.005': { Windows: 'destination: the domain controller logs the tickets; they convert to Windows’ format' },
  T1559: { Containers: 'object: docker.sock is a Unix socket of a Linux host' },
  'T1559.002': { 'Office Suite': 'contrast: what the current edition of Excel no longer allows' },
  'T1564.006': { Containers: 'twin: Docker Desktop runs a virtual machine' },
  'T1578.001': { Windows: 'object: NTDS.dit on the volume of which the snapshot is taken' },
  T1629: { 'Identity Provider': 'destination: a phone whose agent is silent still signs in there' },
  T1635: {
    'Identity Provider': 'destination: the token taken from the phone is used there',
    'Office Suite': 'destination: the token taken from the phone is used there',
  },
  T1640: {
    'Identity Provider': 'destination: the account is changed there from the phone',
    'Office Suite': 'destination: the account is changed there from the phone',
  },
  T1660: { 'Identity Provider': 'destination: credentials phished on the phone are used there' },
  T1675: { Windows: 'destination: guests of the hypervisor, Windows among them, run the command' },
  T1677: { IaaS: 'destination: cloud keys that the pipeline gave away are used there' },
  T1686: { Containers: 'twin: Docker rewrites the rules of the Linux firewall' },
};
