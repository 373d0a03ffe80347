// The JavaScript peer's side: node peer.mjs WAY HOST PORT FILE COUNT. Its last line is the outcome.
import { readFileSync } from 'node:fs';
import { assertFails, assertSucceeds, initializeTestEnvironment } from '@firebase/rules-unit-testing';
import {
  collection, deleteDoc, doc, getDoc, getDocs, limit, query, setDoc, setLogLevel, updateDoc, where, writeBatch,
} from 'firebase/firestore';

const [way, host, port, file, count] = process.argv.slice(2);
const set = JSON.parse(readFileSync(file, 'utf8'));
const assertions = set.assertions.slice(0, Number(count));
setLogLevel('silent'); // each denial would be logged

const environment = (lane) => initializeTestEnvironment({
  projectId: `demo-peer-${process.pid}-${lane}`,
  firestore: { host, port: Number(port), rules: set.rules },
});

const context = (env, who) => {
  const claims = set.identities[who];
  return claims ? env.authenticatedContext(claims.uid, claims.token) : env.unauthenticatedContext();
};

const send = (db, { operation, path, data, where: filters, limit: most, writes }) => {
  switch (operation) {
    case 'get': return getDoc(doc(db, path));
    case 'set': return setDoc(doc(db, path), data);
    case 'update': return updateDoc(doc(db, path), data);
    case 'delete': return deleteDoc(doc(db, path));
    case 'list':
      return getDocs(query(collection(db, path), ...Object.entries(filters).map(([field, value]) => where(field, '==', value)), limit(most)));
    default: {
      const batch = writeBatch(db);
      for (const write of writes) batch[write.operation](doc(db, write.path), write.data);
      return batch.commit();
    }
  }
};

const seed = (env, documents) => env.withSecurityRulesDisabled(async (admin) => {
  const db = admin.firestore();
  for (let at = 0; at < documents.length; at += 400) {
    const batch = writeBatch(db);
    for (const [path, data] of documents.slice(at, at + 400)) batch.set(doc(db, path), data);
    await batch.commit();
  }
});

let failed = 0;
const check = async (db, assertion) => {
  try {
    await (assertion.allowed ? assertSucceeds : assertFails)(send(db, assertion));
  } catch {
    failed++;
  }
};

const seedOf = (list) => [...new Map(list.flatMap((each) => Object.entries(each.needs)))];
const contexts = (env) => Object.fromEntries(Object.keys(set.identities).map((who) => [who, context(env, who).firestore()]));

// As its guide has it: clear, put the test's data there, a context, one assertion; one test after the other.
const asWritten = async (env) => {
  for (const assertion of assertions) {
    await env.clearFirestore();
    await seed(env, Object.entries(assertion.needs));
    await check(context(env, assertion.who).firestore(), assertion);
  }
};

const sequential = async (env, list, dbs) => {
  for (const assertion of list) await check(dbs[assertion.who], assertion);
};

const lanes = way === 'lanes' ? 16 : 1;
const shares = Array.from({ length: lanes }, (_, lane) => assertions.filter((_, at) => at % lanes === lane));
const environments = await Promise.all(shares.map((_, lane) => environment(lane)));
if (way !== 'written') await Promise.all(environments.map((env, lane) => seed(env, seedOf(shares[lane]))));
const databases = way === 'written' ? [] : environments.map(contexts);

const [start, cpu] = [performance.now(), process.cpuUsage()];
if (way === 'written') await asWritten(environments[0]);
else await Promise.all(shares.map((share, lane) => sequential(environments[lane], share, databases[lane])));
const seconds = (performance.now() - start) / 1000;
const used = process.cpuUsage(cpu);

await Promise.all(environments.map((env) => env.cleanup()));
const peak = /VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'));
console.log(JSON.stringify({
  ran: assertions.length, failed, seconds, cpuSeconds: (used.user + used.system) / 1e6, peakMebibytes: Math.round(Number(peak[1]) / 102.4) / 10,
}));
process.exit(0);
