import { create } from 'zustand';
import * as fs from 'firebase/firestore';
import { rooms, messagesOf, db, col } from './firestore';

type Filter = { unread?: boolean; archived?: boolean };

const recent = (n: number) => [fs.orderBy('sentAt', 'desc'), fs.limit(n)];

const isMember = (uid: string) => fs.where('members', 'array-contains', uid);

export const useChat = create<State>((set, get) => ({
  rooms: [],
  messages: {},
  unsubscribe: null as null | (() => void),

  async loadRooms(uid: string, filter: Filter = {}) {
    const parts = [
      isMember(uid),
      filter.archived ? fs.where('archived', '==', true) : null,
      filter.unread && fs.where('unread', '>', 0),
    ].filter(Boolean) as fs.QueryConstraint[];
    const snap = await fs.getDocs(fs.query(rooms, ...parts)); //= rooms where members has ?
    //= rooms where members has ? and archived == true
    //= rooms where members has ? and unread > 0
    //= rooms where members has ? and archived == true and unread > 0
    set({ rooms: snap.docs.map((d) => d.data()) });
  },

  open(roomId: string) {
    get().unsubscribe?.();
    const unsubscribe = fs.onSnapshot(fs.query(messagesOf(roomId), ...recent(30)), { //= rooms/{}/messages order by sentAt desc limit 30
      next: (snap) => set({ messages: { ...get().messages, [roomId]: snap.docs } }),
      error: console.error,
    });
    set({ unsubscribe });
  },

  async search(roomId: string, senders: string[], since?: Date) {
    const filters: fs.QueryConstraint[] = [];
    if (senders.length === 1) {
      filters.push(fs.where('senderId', '==', senders[0]));
    } else if (senders.length > 1) {
      filters.push(fs.where('senderId', 'in', senders));
    }
    if (since) filters.push(fs.where('sentAt', '>=', since));
    const q = fs.query(messagesOf(roomId), ...filters, fs.orderBy('sentAt'));
    return (await fs.getDocs(q)).docs; //= rooms/{}/messages order by sentAt
    //= rooms/{}/messages where senderId == ? order by sentAt
    //= rooms/{}/messages where senderId in […] order by sentAt
    //= rooms/{}/messages where sentAt >= ? order by sentAt
    //= rooms/{}/messages where senderId == ? and sentAt >= ? order by sentAt
    //= rooms/{}/messages where senderId in […] and sentAt >= ? order by sentAt
  },
}));

interface State {
  rooms: unknown[];
}

export async function mentions(uid: string) {
  const mine = fs.query(fs.collectionGroup(db, 'messages'), fs.where('mentions', 'array-contains', uid), fs.orderBy('sentAt', 'desc'));
  return fs.getDocs(mine); //= **/messages where mentions has ? order by sentAt desc
}

export const unreadCount = async (uid: string) =>
  (await fs.getCountFromServer(fs.query(col('inbox'), fs.where('to', '==', uid), fs.where('read', '==', false)))).data().count; //= inbox where to == ? and read == false count()

export function paginate<T>(base: fs.Query<T>, size: number, cursor?: fs.DocumentSnapshot) {
  const page = cursor ? fs.query(base, fs.startAfter(cursor), fs.limit(size)) : fs.query(base, fs.limit(size));
  return fs.getDocs(page); //= rooms where public == true order by createdAt desc limit 25
  //= rooms where public == true order by createdAt desc start after limit 25
  //= users order by displayName limit 50
}

export const publicRooms = (cursor?: fs.DocumentSnapshot) =>
  paginate(fs.query(rooms, fs.where('public', '==', true), fs.orderBy('createdAt', 'desc')), 25, cursor);

export const directory = () => paginate(fs.query(col('users'), fs.orderBy('displayName')), 50);
