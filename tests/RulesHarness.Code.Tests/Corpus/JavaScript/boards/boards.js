import { connect } from './backend';
import { collection, documentId, getDocs, limit, orderBy, query, startAfter, where } from 'firebase/firestore';
import { db } from './database';

const runs = (fs, database, id) => fs.collection(database, 'boards', id, 'runs');

export async function rank(id, mark) {
  const { fs, db: database } = await connect();
  const faster = await fs.getCountFromServer(fs.query(runs(fs, database, id), fs.where('mark', '<', mark))); //= boards/{}/runs where mark < ? count()
  return faster.data().count + 1;
}

export async function page(size, cursor) {
  const build = (ordered) => {
    const constraints = [where('public', '==', true)];
    if (ordered) constraints.push(orderBy(documentId(), 'desc'));
    if (cursor) constraints.push(startAfter(cursor));
    constraints.push(limit(size));
    return query(collection(db, 'boards'), ...constraints);
  };
  let snapshot;
  try {
    snapshot = await getDocs(build(true)); //= boards where public == true order by __name__ desc limit ?
    //= boards where public == true order by __name__ desc start after limit ?
  } catch {
    snapshot = await getDocs(build(false)); //= boards where public == true limit ?
    //= boards where public == true start after limit ?
  }
  return snapshot.docs;
}

export function top() {
  var q = window.DATABASE.query(window.DATABASE.collection(window.DATABASE.db, 'players'), window.DATABASE.orderBy('tries', 'asc'), window.DATABASE.limit(3));
  return window.DATABASE.getDocs(q); //= players order by tries limit 3
}

export function list(kind, sortBy = 'createdAt') {
  const base = collection(db, 'games');
  const parts = kind === 'all' ? [] : [where('kind', '==', kind)];
  return getDocs(query(base, ...parts, orderBy('createdAt'))); //= games order by createdAt
}

export const everything = () => list('all');

export async function drop(ids) {
  for (const id of ids) {
    const { docs } = await getDocs(query(collection(db, 'moves'), where('game', '==', id), limit(500))); //= moves where game == ? limit 500
    await Promise.all(docs.map((d) => deleteDoc(d.ref)));
  }
}

export const report = (q) => print(query(collection(db, 'moves'), where('kind', '==', 'castle'))); //= moves where kind == "castle"
