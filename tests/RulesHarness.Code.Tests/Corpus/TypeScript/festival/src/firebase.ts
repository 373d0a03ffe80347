import { initializeApp } from 'firebase/app';
import { collection, getFirestore, type CollectionReference, type DocumentData } from 'firebase/firestore';
export const firebaseApp = initializeApp({ projectId: import.meta.env.VITE_PROJECT });
export const db = getFirestore(firebaseApp);
const createCollection = <T = DocumentData>(name: string) => collection(db, name) as CollectionReference<T>;
export const eventsCol = createCollection<any>('events');
export const venuesCol = createCollection<any>('venues');
export const colOf = { attendees: (eventId: string) => collection(eventsCol, eventId, 'attendees'), tickets: (uid: string) => collection(db, `users/${uid}/tickets`) };
