import { Injectable, inject } from '@angular/core';
import { Firestore, collection, collectionData, query, where, orderBy, limit, QueryConstraint, collectionGroup, docData, doc } from '@angular/fire/firestore';
import { BehaviorSubject, Observable, combineLatest, of } from 'rxjs';
import { switchMap, map, shareReplay, debounceTime } from 'rxjs/operators';

type Filters = { category: string | null; onlySale: boolean };

@Injectable({ providedIn: 'root' })
export class CatalogService {
  private readonly firestore = inject(Firestore);
  private readonly items = collection(this.firestore, 'items');
  private readonly filters$ = new BehaviorSubject<Filters>({ category: null, onlySale: false });
  private readonly uid$ = inject(AuthService).uid$;

  readonly items$: Observable<Item[]> = this.filters$.pipe(
    debounceTime(200),
    switchMap(({ category, onlySale }) => {
      const constraints: QueryConstraint[] = [];
      if (category) constraints.push(where('category', '==', category));
      if (onlySale) constraints.push(where('onSale', '==', true));
      return collectionData(query(this.items, ...constraints, orderBy('name'))) as Observable<Item[]>; //= items order by name
      //= items where category == ? order by name
      //= items where onSale == true order by name
      //= items where category == ? and onSale == true order by name
    }),
    shareReplay(1),
  );

  readonly favourites$ = this.uid$.pipe(
    switchMap((uid) => uid ? collectionData(query(collection(this.firestore, `users/${uid}/favourites`), orderBy('addedAt', 'desc'))) : of([])), //= users/{}/favourites order by addedAt desc
  );

  setCategory(category: string | null) { this.filters$.next({ ...this.filters$.value, category }); }

  reviews(item: string, top = false) {
    const base = [where('itemId', '==', item), where('visible', '==', true)];
    const sorted = top ? [...base, orderBy('stars', 'desc'), limit(3)] : [...base, orderBy('at', 'desc')];
    return collectionData(query(collectionGroup(this.firestore, 'reviews'), ...sorted), { idField: 'id' }); //= **/reviews where itemId == ? and visible == true order by stars desc limit 3
    //= **/reviews where itemId == ? and visible == true order by at desc
  }

  item(id: string) { return docData(doc(this.firestore, 'items', id)); }
}
