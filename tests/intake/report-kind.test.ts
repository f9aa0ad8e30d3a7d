import { expect, test } from 'vitest';
import { reportKind } from '../../lib/intake/report-kind';

test.each([
  'The Paper Lantern Incident',
  'Post-mortem of a targeted ransomware attack',
  'The five-day job: a ransomware intrusion case study',
  'Bears in the Midst: Intrusion into a National Committee',
  'Intercepting a FIN6 Intrusion, an Actor Recently Tied to Ransomware',
  'Inside the Breach of an Airline: How 22 Lines of Code Claimed Victims',
  'The Insurer Hack: All Roads Lead Home',
  'Report on the Cyber Attack on a Health Service’s Patient Database',
  'State Actors Conduct Cyber Operations Against the Government of Albania',
  'Compromise of U.S. Water Treatment Facility',
  'City government computer network hit by ransomware attack',
  'A Start: How one hospital thwarted an outbreak',
  'Encrypted in 5 Hours',
])('counts as the account of an incident: %s', title => {
  expect(reportKind(title, 'reed.example')).toBe('ir');
});

test.each([
  'Paper Lantern: A New Loader',
  'Developing an Incident Response Capability',
  'Tactics, Techniques and Procedures Associated With Ransomware Incidents',
  'PHISHING CAMPAIGNS BY THE NOBELIUM INTRUSION SET',
  'Actor Initiates a Global Intrusion Campaign Using Multiple Exploits',
  'Corporate IoT – a path to intrusion',
  'Group Leverages Supply Chain to Breach Organizations',
  'A little white box that can hack your network',
  'Recent Cyber Attacks & Emerging Cybersecurity Trends',
  'New wiper used in Cyber Attacks on Ukraine',
  'A foothold in under 5 minutes',
])('counts as intelligence: %s', title => {
  expect(reportKind(title, 'reed.example')).toBe('cti');
});

test('a publisher of cases needs no such title', () => {
  expect(reportKind('Quantum Ransomware', 'thedfirreport.com')).toBe('ir');
  expect(reportKind('Quantum Ransomware', undefined)).toBe('cti');
});
