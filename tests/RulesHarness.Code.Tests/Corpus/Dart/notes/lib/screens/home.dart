import 'package:cloud_firestore/cloud_firestore.dart';
import 'package:flutter/material.dart';
import '../note_repository.dart';

class HomeScreen extends StatefulWidget {
  const HomeScreen({super.key, required this.uid, this.folder});

  final String uid;
  final String? folder;

  @override
  State<HomeScreen> createState() => _HomeScreenState();
}

class _HomeScreenState extends State<HomeScreen> {
  late final Stream<QuerySnapshot> _stream;
  Query<Map<String, dynamic>>? _query;
  final _cache = <String, Object>{};

  @override
  void initState() {
    super.initState();
    final notes = FirebaseFirestore.instance.collection('notes');
    _stream = notes.where('ownerId', isEqualTo: widget.uid).where('pinned', isEqualTo: true).snapshots(); //= notes where ownerId == ? and pinned == true
    _query = notes.where('folder', isEqualTo: widget.folder).orderBy('title');
  }

  Future<void> _refresh() async {
    final result = await _query?.get(const GetOptions(source: Source.server)); //= notes where folder == ? order by title
    setState(() => _cache['count'] = result?.size ?? 0);
  }

  @override
  Widget build(BuildContext context) {
    return Scaffold(
      appBar: AppBar(title: const Text("Ann's notes")),
      body: Column(
        children: [
          StreamBuilder<QuerySnapshot>(
            stream: _stream,
            builder: (context, snapshot) {
              if (!snapshot.hasData) return const CircularProgressIndicator();
              return ListView(children: [for (final doc in snapshot.data!.docs) ListTile(title: Text(doc['title']))]);
            },
          ),
          StreamBuilder(
            stream: FirebaseFirestore.instance
                .collection('users')
                .doc(widget.uid)
                .collection('reminders')
                .where('done', isEqualTo: false)
                .orderBy('dueAt')
                .snapshots(), //= users/{}/reminders where done == false order by dueAt
            builder: (_, AsyncSnapshot<QuerySnapshot<Map<String, dynamic>>> snapshot) => Text('${snapshot.data?.docs.length ?? 0} due'),
          ),
          FirestoreListView<Map<String, dynamic>>( //= notes where ownerId == ? order by updatedAt
            query: FirebaseFirestore.instance.collection('notes').where('ownerId', isEqualTo: widget.uid).orderBy('updatedAt'),
            itemBuilder: (context, snapshot) => ListTile(title: Text(snapshot.data()['title'] as String)),
          ),
          TextButton(onPressed: _refresh, child: const Text('Refresh')),
        ],
      ),
    );
  }
}
