package app.clinic.ui

import com.google.firebase.firestore.ktx.*
import com.google.firebase.ktx.Firebase

class WaitingRoomViewModel(private val clinicId: String, waiting: CollectionReference) : ViewModel() {
    private var listener: ListenerRegistration? = null
    private val _state = MutableStateFlow<List<Waiting>>(emptyList())
    val state = _state.asStateFlow()
    private val query = waiting.whereEqualTo("clinicId", clinicId).orderBy("arrivedAt")

    init {
        viewModelScope.launch {
            query.snapshots() //? the query
                .map { it.toObjects<Waiting>() }
                .catch { e -> Log.e(TAG, "failed", e) }
                .collect { _state.value = it }
        }
        listener = Firebase.firestore.collection("alerts")
            .whereEqualTo("clinicId", clinicId)
            .whereNotEqualTo("handled", true)
            .addSnapshotListener { snapshot, e -> //= alerts where clinicId == ? and handled != true
                if (e != null || snapshot == null) return@addSnapshotListener
                for (change in snapshot.documentChanges) {
                    when (change.type) {
                        DocumentChange.Type.ADDED -> Log.d(TAG, "new ${change.document.id}")
                        else -> Unit
                    }
                }
            }
    }

    override fun onCleared() {
        listener?.remove()
        super.onCleared()
    }

    fun search(text: String, by: SearchField) = viewModelScope.launch {
        val field = when (by) {
            SearchField.NAME -> "nameLower"
            SearchField.INSURANCE -> "insuranceNumber"
        }
        val found = Firebase.firestore.collection("patients").orderBy(field).startAt(text).endAt(text + "\uf8ff").limit(10).get().await() //= patients order by nameLower start at end at limit 10
        //= patients order by insuranceNumber start at end at limit 10
        _state.update { found.toObjects() }
    }

    private companion object { const val TAG = "WaitingRoom" }
}

enum class SearchField { NAME, INSURANCE }

class PatientListFragment : Fragment(R.layout.patients) {
    private val args: PatientListFragmentArgs by navArgs()
    private val db by lazy { Firebase.firestore }
    private lateinit var adapter: FirestoreRecyclerAdapter<Patient, PatientHolder>
    private lateinit var patientsRef: CollectionReference

    override fun onViewCreated(view: View, savedInstanceState: Bundle?) {
        patientsRef = db.collection("clinics").document(args.clinicId).collection("patients")
        val query = patientsRef.whereEqualTo("archived", false).orderBy("lastVisit", Query.Direction.DESCENDING)
        val options = FirestoreRecyclerOptions.Builder<Patient>()
            .setQuery(query, Patient::class.java) //= clinics/{}/patients where archived == false order by lastVisit desc
            .setLifecycleOwner(this)
            .build()
        adapter = object : FirestoreRecyclerAdapter<Patient, PatientHolder>(options) {
            override fun onBindViewHolder(holder: PatientHolder, position: Int, model: Patient) = holder.bind(model)
        }
        binding.searchButton.setOnClickListener { load(binding.input.text.toString().trim()) }
    }

    private fun load(name: String) {
        patientsRef.whereEqualTo("name", name)
            .get() //= clinics/{}/patients where name == ?
            .addOnSuccessListener { documents ->
                for (document in documents) {
                    patientsRef.document(document.id).collection("visits").orderBy("at").limitToLast(1).get() //= clinics/{}/patients/{}/visits order by at limit to last 1
                }
            }
            .addOnFailureListener { e -> Toast.makeText(requireContext(), e.message, Toast.LENGTH_SHORT).show() }
    }
}

@Composable
fun VisitList(patientId: String, onOpen: (String) -> Unit, viewModel: VisitViewModel = koinViewModel()) {
    val visits = remember { mutableStateListOf<Visit>() }
    DisposableEffect(patientId) {
        val registration = FirebaseFirestore.getInstance().collection("visits").whereEqualTo("patientId", patientId).orderBy("at", Query.Direction.DESCENDING).addSnapshotListener { s, _ -> //= visits where patientId == ? order by at desc
            visits.clear()
            s?.let { visits.addAll(it.toObjects()) }
        }
        onDispose { registration.remove() }
    }
    val state by produceState<Int?>(initialValue = null, patientId) {
        value = Firebase.firestore.collection("bills").whereEqualTo("patientId", patientId).whereEqualTo("paid", false).get().await().size() //= bills where patientId == ? and paid == false
    }
    Text("$state")
}

class ReminderWorker(context: Context, params: WorkerParameters) : CoroutineWorker(context, params) {
    override suspend fun doWork(): Result = try {
        val due = FirebaseFirestore.getInstance()
            .collection("reminders")
            .whereLessThanOrEqualTo("dueAt", Timestamp.now())
            .whereEqualTo("sent", false)
            .get() //= reminders where dueAt <= ? and sent == false
            .await()
        due.documents.chunked(10).forEach { chunk -> println(chunk.size) }
        Result.success()
    } catch (e: FirebaseFirestoreException) {
        if (runAttemptCount < 3) Result.retry() else Result.failure()
    }
}
