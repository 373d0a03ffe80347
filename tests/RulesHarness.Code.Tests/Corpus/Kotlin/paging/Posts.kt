package paging

import com.google.firebase.firestore.*
import kotlinx.coroutines.flow.Flow

private const val POSTS = "posts"

inline fun <reified T : Any> Query.asFlowOf(): Flow<List<T>> = callbackFlow {
    val registration = addSnapshotListener { snapshot, error -> //= users/{}/posts where visible == true
        if (error != null) {
            close(error)
            return@addSnapshotListener
        } else trySend(snapshot!!.toObjects(T::class.java))
    }
    awaitClose { registration.remove() }
}

class PostPagingSource(private val query: Query) : PagingSource<QuerySnapshot, Post>() {
    override fun getRefreshKey(state: PagingState<QuerySnapshot, Post>): QuerySnapshot? = null

    override suspend fun load(params: LoadParams<QuerySnapshot>): LoadResult<QuerySnapshot, Post> = try {
        val current = params.key ?: query.get().await() //= posts order by at desc limit 10
        val last = current.documents[current.size() - 1]
        val next = query.startAfter(last).get().await() //= posts order by at desc start after limit 10
        LoadResult.Page(data = current.toObjects(Post::class.java), prevKey = null, nextKey = next)
    } catch (e: Exception) {
        LoadResult.Error(e)
    }
}

class Repository @Inject constructor(
    private val db: FirebaseFirestore,
    @Named("likes") private val likes: CollectionReference,
    private val io: CoroutineDispatcher = Dispatchers.IO,
) {
    private val users get() = db.collection("users")
    private val recent by lazy(LazyThreadSafetyMode.NONE) { db.collection("logs").whereGreaterThan("level", 3) }

    fun pager() = Pager(PagingConfig(pageSize = 10)) {
        PostPagingSource(db.collection(POSTS).orderBy("at", Query.Direction.DESCENDING).limit(10))
    }.flow

    fun visible(uid: String): Flow<List<Post>> = users.document(uid).collection(POSTS).whereEqualTo("visible", true).asFlowOf<Post>()

    suspend fun members(active: Boolean, team: String?) = withContext(io) {
        db.collection("members")
            .let { if (active) it.whereEqualTo("active", true) else it }
            .let { q -> team?.let { q.whereEqualTo("team", it) } ?: q }
            .get() //= members
            //= members where active == true
            //= members where team == ?
            //= members where active == true and team == ?
            .await()
    }

    suspend fun liked(uid: String) = likes.whereEqualTo("uid", uid).get().await() //= likes where uid == ?

    fun matching(filters: Map<String, Any>) =
        filters.entries.fold(db.collection("things") as Query) { all, each -> all.whereEqualTo(each.key, each.value) }.get() //= things
    //? the field of a filter comes from the parameter `filters`

    fun log() {
        recent.get().addOnCompleteListener { task -> if (task.isSuccessful) println(task.result.size()) } //= logs where level > 3
    }

    fun listen() {
        db.collection("rooms").addSnapshotListener(object : EventListener<QuerySnapshot> { //= rooms
            override fun onEvent(value: QuerySnapshot?, error: FirebaseFirestoreException?) {
                value?.documents?.forEach { d -> d.reference.collection("seats").whereEqualTo("free", true).get() } //= …/seats where free == true
            }
        })
    }

    fun sorted(by: String) = db.collection("songs").orderBy(SORTS[by] ?: "title").get() //= songs order by createdAt
    //= songs order by score
    //= songs order by title

    companion object {
        val SORTS = mapOf("new" to "createdAt", "top" to "score")

        @JvmStatic
        fun create() = Repository(FirebaseFirestore.getInstance(), FirebaseFirestore.getInstance().collection("likes"))
    }
}

@Composable
fun Screen(viewModel: FeedViewModel = hiltViewModel()) {
    val state by viewModel.state.collectAsState()
    LazyColumn(modifier = Modifier.padding(8.dp)) {
        items(state) { item ->
            Text(text = "it's ${item.name}", onClick = { Firebase.firestore.collection("clicks").whereEqualTo("item", item.id).get() }) //= clicks where item == ?
        }
    }
    LaunchedEffect(Unit) { Firebase.firestore.collection("effects").get().await() } //= effects
}

class Post
