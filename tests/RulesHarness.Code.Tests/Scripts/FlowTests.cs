namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Values of Kotlin that change while the app runs, and copies of objects.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class FlowTests
{
    [TestCase("val result = filter.flatMapLatest { repository.load(it) }")]
    [TestCase("val result = filter.flatMapLatest(repository::load)")]
    [TestCase(
        "val shown = filter.asStateFlow(); val result = shown.debounce(300).flatMapLatest { repository.load(it) }"
    )]
    [TestCase("val result = combine(filter, page) { f, _ -> repository.load(f) }")]
    [TestCase("fun start() = filter.onEach { repository.load(it) }.collect { }")]
    [TestCase("fun reload() = repository.load(filter.value)")]
    public void Filter_that_a_flow_holds_is_each_that_it_is_given(string use) =>
        Read(
                $$"""
                private val filter = MutableStateFlow(Filter())
                private val page = MutableStateFlow(1)
                {{use}}
                fun only(on: Boolean) = filter.update { it.copy(open = true) }
                fun sort(by: Sort) { filter.value = filter.value.copy(sort = Sort.BEST) }
                """
            )
            .Where(found => found.StartsWith('x'))
            .Should()
            .Equal(
                "x order by at",
                "x order by stars",
                "x where open == true order by at",
                "x where open == true order by stars"
            );

    [TestCase("field.value = \"stars\"")]
    [TestCase("field.postValue(\"stars\")")]
    [TestCase("field.tryEmit(\"stars\")")]
    public void Field_that_live_data_holds_is_each_that_it_is_given(string change) =>
        Read(
                $$"""
                private val field = MutableLiveData("at")
                val result = field.switchMap { repository.by(it) }
                fun change() { {{change}} }
                """
            )
            .Should()
            .Equal("y order by at", "y order by stars");

    private static IReadOnlyList<string> Read(string members) =>
        ReadCode.Of(
            "a.kt",
            $$"""
            enum class Sort(val field: String) { NEWEST("at"), BEST("stars") }
            data class Filter(val open: Boolean = false, val sort: Sort = Sort.NEWEST)
            class Model(private val repository: Repository) : ViewModel() {
                {{members}}
            }
            class Repository(private val db: FirebaseFirestore) {
                private val load get() = db.collection("x")
                fun load(filter: Filter): Flow<Int> {
                    var query: Query = load
                    if (filter.open) query = query.whereEqualTo("open", true)
                    return query.orderBy(filter.sort.field).snapshots().map { it.size() }
                }
                fun by(field: String) = db.collection("y").orderBy(field).snapshots()
            }
            """
        );
}
