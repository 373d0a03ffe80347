import 'package:cloud_firestore/cloud_firestore.dart';
import 'package:firebase_auth/firebase_auth.dart';
import 'package:get/get.dart';
import 'package:rxdart/rxdart.dart';

final _db = FirebaseFirestore.instance;
const kRooms = 'rooms';
final roomsRef = _db.collection(kRooms).withConverter<Room>(fromFirestore: (s, _) => Room.fromJson(s.data()!), toFirestore: (r, _) => r.toJson());

class Room {
  Room.fromJson(Map<String, Object?> json) : name = json['name'] as String;
  final String name;
  Map<String, Object?> toJson() => {'name': name};
}

class ChatController extends GetxController {
  static ChatController get to => Get.find();
  final rooms = <Room>[].obs;
  final search = ''.obs;
  final Rxn<DocumentSnapshot> lastDoc = Rxn();
  String get uid => FirebaseAuth.instance.currentUser!.uid;

  CollectionReference<Map<String, dynamic>> messagesOf(String roomId) => _db.collection('$kRooms/$roomId/messages');

  @override
  void onInit() {
    super.onInit();
    rooms.bindStream(roomsRef.where('members', arrayContains: uid).orderBy('updatedAt', descending: true).snapshots().map((s) => s.docs.map((d) => d.data()).toList())); //= rooms where members has ? order by updatedAt desc
    debounce(search, (_) => find());
    ever(rooms, (_) => unread());
  }

  Future<List<Room>> find() async {
    final text = search.value.trim().toLowerCase();
    if (text.isEmpty) return [];
    final snap = await roomsRef.orderBy('nameLower').startAt([text]).endAt(['$text\uf8ff']).limit(10).get(); //= rooms order by nameLower start at end at limit 10
    return snap.docs.map((e) => e.data()).toList();
  }

  Stream<int> unread() => _db
      .collectionGroup('messages')
      .where('unreadBy', arrayContains: uid)
      .where('deleted', isNotEqualTo: true)
      .snapshots() //= **/messages where unreadBy has ? and deleted != true
      .map((s) => s.docs.length);

  Stream<List<QuerySnapshot>> both(String a, String b) => Rx.combineLatest2(
        messagesOf(a).orderBy('sentAt').limitToLast(50).snapshots(), //= rooms/{}/messages order by sentAt limit to last 50
        messagesOf(b).where('senderId', whereIn: [uid, 'system']).snapshots(), //= rooms/{}/messages where senderId in [?, "system"]
        (QuerySnapshot x, QuerySnapshot y) => [x, y],
      );

  Future<void> more(String roomId, {int limit = 25, DateTime? before, String? from}) async {
    Query<Map<String, dynamic>> query = messagesOf(roomId).orderBy('sentAt', descending: true);
    if (before != null) query = query.where('sentAt', isLessThan: Timestamp.fromDate(before));
    if (from != null) {
      query = query.where('senderId', isEqualTo: from);
    }
    if (lastDoc.value != null) {
      query = query.startAfterDocument(lastDoc.value!);
    }
    final result = await query.limit(limit).get(const GetOptions(source: Source.server)); //= rooms/{}/messages order by sentAt desc limit ?
    //= rooms/{}/messages where sentAt < ? order by sentAt desc limit ?
    //= rooms/{}/messages where senderId == ? order by sentAt desc limit ?
    //= rooms/{}/messages where sentAt < ? and senderId == ? order by sentAt desc limit ?
    //= rooms/{}/messages order by sentAt desc, __name__ desc start after limit ?
    //= rooms/{}/messages where sentAt < ? order by sentAt desc, __name__ desc start after limit ?
    //= rooms/{}/messages where senderId == ? order by sentAt desc, __name__ desc start after limit ?
    //= rooms/{}/messages where sentAt < ? and senderId == ? order by sentAt desc, __name__ desc start after limit ?
    if (result.docs.isNotEmpty) lastDoc.value = result.docs.last;
  }

  Future<double?> rating(String roomId) async {
    final agg = await _db.collection('ratings').where('roomId', isEqualTo: roomId).aggregate(average('stars'), count()).get(); //= ratings where roomId == ? average(stars), count()
    return agg.getAverage('stars');
  }

  Future<List<String>> suggestions(String prefix, {String field = 'handle'}) async {
    final q = await _db.collection('users').where(field, isGreaterThanOrEqualTo: prefix).where(field, isLessThan: '${prefix}z').get(); //= users where handle >= ? and handle < ?
    //= users where email >= ? and email < ?
    return q.docs.map((d) => d.id).toList();
  }

  Future<List<String>> byEmail(String text) => suggestions(text, field: 'email');
  Future<List<String>> byHandle(String text) => suggestions(text);
}
