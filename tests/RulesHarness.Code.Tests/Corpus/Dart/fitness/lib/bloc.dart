import 'dart:async';
import 'package:bloc/bloc.dart';
import 'package:cloud_firestore/cloud_firestore.dart';
import 'package:get/get.dart';

part 'feed_event.dart';

const String _feed = 'feed';

class FeedBloc extends Bloc<FeedEvent, FeedState> {
  FeedBloc({FirebaseFirestore? db})
      : _db = db ?? FirebaseFirestore.instance,
        super(const FeedState()) {
    on<FeedOpened>(_onOpened);
    on<FeedMore>((event, emit) async {
      final page = await _query(event.filter).startAfterDocument(_last!).limit(20).get(); //= feed where public == true order by createdAt desc, __name__ desc start after limit 20
      //= feed where public == true and authorId in […] order by createdAt desc, __name__ desc start after limit 20
      //= feed where public == true and kind == ? order by createdAt desc, __name__ desc start after limit 20
      _last = page.docs.isEmpty ? _last : page.docs.last;
      emit(state.copyWith(items: [...state.items, ...page.docs]));
    });
  }

  final FirebaseFirestore _db;
  QueryDocumentSnapshot? _last;
  StreamSubscription? _sub;

  Query<Map<String, dynamic>> _query(FeedFilter filter) {
    final base = _db.collection(_feed).where('public', isEqualTo: true);
    final filtered = switch (filter) {
      FriendsFilter(:final ids) => base.where('authorId', whereIn: ids.take(10).toList()),
      KindFilter(kind: final k) => base.where('kind', isEqualTo: k),
      _ => base,
    };
    return filtered.orderBy('createdAt', descending: true);
  }

  Future<void> _onOpened(FeedOpened event, Emitter<FeedState> emit) async {
    await _sub?.cancel();
    await emit.forEach<QuerySnapshot>(
      _query(event.filter).limit(20).snapshots(), //= feed where public == true order by createdAt desc limit 20
      //= feed where public == true and authorId in […] order by createdAt desc limit 20
      //= feed where public == true and kind == ? order by createdAt desc limit 20
      onData: (snapshot) => state.copyWith(items: snapshot.docs),
    );
  }
}

class LeaderboardController extends GetxController {
  final RxList<Map<String, dynamic>> rows = <Map<String, dynamic>>[].obs;
  final CollectionReference scores = FirebaseFirestore.instance.collection('scores');
  var week = 0.obs;

  @override
  void onInit() {
    super.onInit();
    rows.bindStream(scores.where('week', isEqualTo: week.value).orderBy('points', descending: true).limit(100).snapshots().map((s) => //= scores where week == ? order by points desc limit 100
        s.docs.map((d) => d.data()! as Map<String, dynamic>).toList()));
    ever(week, (_) => reload());
  }

  Future<void> reload() async {
    try {
      final QuerySnapshot s = await scores.where('week', isEqualTo: week.value).where('points', isGreaterThan: 0).get(); //= scores where week == ? and points > 0
      rows.value = s.docs.map((e) => e.data() as Map<String, dynamic>).toList();
    } on FirebaseException catch (e) {
      Get.snackbar('Error', e.message ?? 'unknown');
    }
  }

  Future<List<QueryDocumentSnapshot>> inChunks(List<String> uids) async {
    final List<QueryDocumentSnapshot> all = [];
    for (var i = 0; i < uids.length; i += 10) {
      final chunk = uids.sublist(i, i + 10 > uids.length ? uids.length : i + 10);
      final snap = await scores.where(FieldPath.documentId, whereIn: chunk).get(); //= scores where __name__ in […]
      all.addAll(snap.docs);
    }
    return all;
  }

  Future<int?> countOf(String kind) async => (await FirebaseFirestore.instance.collectionGroup('entries').where('kind', isEqualTo: kind).count().get()).count; //= **/entries where kind == ? count()
}
