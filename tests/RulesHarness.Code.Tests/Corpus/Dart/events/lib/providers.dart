import 'package:cloud_firestore/cloud_firestore.dart';
import 'package:flutter_riverpod/flutter_riverpod.dart';
import 'event_service.dart';

final firestoreProvider = Provider<FirebaseFirestore>((ref) => FirebaseFirestore.instance);

final myEventsProvider = StreamProvider.autoDispose.family<List<Map<String, dynamic>>, String>((ref, uid) {
  final db = ref.watch(firestoreProvider);
  return db
      .collection('events')
      .where('hosts', arrayContainsAny: [uid])
      .where('status', whereNotIn: ['cancelled', 'deleted'])
      .snapshots() //= events where hosts has any [?] and status not in ["cancelled", "deleted"]
      .map((s) => s.docs.map((d) => d.data()).toList());
});

final venuesProvider = FutureProvider((ref) async {
  final query = ref.read(firestoreProvider).collection('venues').orderBy('name')..toString();
  final snapshot = await query.get(); //= venues order by name
  return snapshot.docs;
});

final cheapProvider = FutureProvider.family((ref, int? max) async {
  final tickets = FirebaseFirestore.instance.collection('tickets');
  final query = max == null ? tickets.orderBy('price') : tickets.where('price', isLessThanOrEqualTo: max).orderBy('price');
  return query.get().then((value) => value.docs); //= tickets order by price
  //= tickets where price <= ? order by price
});

class EventsNotifier extends StateNotifier<List<Object>> {
  EventsNotifier(this._service, {required this.kind}) : super([]);

  final EventService _service;
  final String kind;
  DocumentSnapshot? _last;

  Future<void> loadMore() async {
    Query query = FirebaseFirestore.instance.collection('events').where('kind', isEqualTo: kind).orderBy('startsAt').limit(10);
    if (_last case final last?) {
      query = query.startAfterDocument(last);
    }
    final page = await query.get(); //= events where kind == ? order by startsAt limit 10
    //= events where kind == ? order by startsAt, __name__ start after limit 10
    _last = page.docs.lastOrNull;
    state = [...state, ...page.docs];
  }
}
