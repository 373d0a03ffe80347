import * as admin from 'firebase-admin';
import { collection, CollectionReference, getFirestore } from 'firebase/firestore';

export const db = getFirestore();
export const col = <T>(name: string) => collection(db, name) as CollectionReference<T>;

export const rooms = col<Room>('rooms');
export const messagesOf = (roomId: string) => collection(rooms, roomId, 'messages') as CollectionReference<Message>;

export interface Room {
  name: string;
  members: string[];
}
export interface Message {
  text: string;
  sentAt: number;
}
