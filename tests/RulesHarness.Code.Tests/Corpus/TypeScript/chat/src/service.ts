import { Injectable, inject } from '@angular/core';
import { Firestore, collection, collectionData, query, where, orderBy, limit, getDocs } from '@angular/fire/firestore';
import { Observable, switchMap, of, map } from 'rxjs';
import { AuthService } from './auth';

@Injectable({ providedIn: 'root' })
export class ChatService {
  private readonly firestore = inject(Firestore);
  private readonly rooms = collection(this.firestore, 'rooms');
  readonly latest$ = collectionData(query(this.rooms, orderBy('createdAt', 'desc'), limit(5)), { idField: 'id' }); //= rooms order by createdAt desc limit 5

  constructor(private readonly auth: AuthService) {}

  mine$(): Observable<unknown[]> {
    return this.auth.user$.pipe(
      switchMap((user) =>
        user
          ? collectionData(query(this.rooms, where('members', 'array-contains', user.uid), orderBy('updatedAt', 'desc'))) //= rooms where members has ? order by updatedAt desc
          : of([]),
      ),
    );
  }

  messages$(roomId: string, max: number | null = null) {
    const constraints = max === null ? [orderBy('sentAt')] : [orderBy('sentAt', 'desc'), limit(max)];
    return collectionData(query(collection(this.firestore, 'rooms', roomId, 'messages'), ...constraints)).pipe(map((m) => m)); //= rooms/{}/messages order by sentAt
    //= rooms/{}/messages order by sentAt desc limit ?
  }

  async deleteAll(path: string) {
    const snap = await getDocs(collection(this.firestore, path)); //? the name of the collection comes from the parameter `path`
    return snap.size;
  }

  async reactions(roomId: string, messageId: string, kinds: string[]) {
    const ref = collection(this.firestore, `rooms/${roomId}/messages/${messageId}/reactions`);
    const queries = kinds.map((kind) => query(ref, where('kind', '==', kind)));
    return Promise.all(queries.map((q) => getDocs(q))); //= rooms/{}/messages/{}/reactions where kind == ?
  }
}
