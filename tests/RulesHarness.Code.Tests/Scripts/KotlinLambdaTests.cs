namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Functions of Kotlin as values, and what a line of it can hold.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class KotlinLambdaTests
{
    [TestCase("val sort = { q: Query -> q.orderBy(\"at\") }\n sort(db.collection(\"x\")).get()")]
    [TestCase("db.collection(\"x\").let { q: Query -> q.orderBy(\"at\") }.get()")]
    [TestCase("val sort = { q: Query, by: String -> q.orderBy(by) }\n sort(db.collection(\"x\"), \"at\").get()")]
    public void Parameter_of_a_lambda_can_have_a_type(string body) => Read(body).Should().Equal("x order by at");

    [TestCase("SORTS[key]?.let { db.collection(\"x\").let(it).get() }")]
    [TestCase("val sort = SORTS[key] ?: return\n db.collection(\"x\").let(sort).get()")]
    public void Function_of_a_table_is_each_of_them(string body) =>
        Read(body).Should().Equal("x order by at", "x order by name");

    [TestCase("db.collection(\"x\").run(SORTS[key]!!).get()")]
    [TestCase("with(db.collection(\"x\"), SORTS[key] ?: return).get()")]
    public void Function_with_an_implicit_parameter_gets_the_receiver_as_that(string body) =>
        Read(body).Should().Equal("x order by at", "x order by name");

    [TestCase("val sort: (Query) -> Query = { it.orderBy(\"at\") }\n db.collection(\"x\").run(sort).get()")]
    [TestCase("val send: (Query) -> Any = { it.orderBy(\"at\").get() }\n db.collection(\"x\").run(send)")]
    [TestCase("listOf(\"at\").forEach { db.collection(\"x\").run { orderBy(it) }.get() }")]
    [TestCase("listOf(\"at\").forEach { db.collection(\"x\").run { limit(1).run { orderBy(it).get() } } }", true)]
    public void Implicit_parameter_is_that_of_the_nearest_function_with_one(string body, bool isLimited = false) =>
        Read(body).Should().Equal(isLimited ? "x order by at limit 1" : "x order by at");

    [TestCase("if (all) ::byAt else error(\"no sort\")")]
    [TestCase("if (all) ::byAt else throw IllegalStateException()")]
    [TestCase("when (key) { \"at\" -> ::byAt\n else -> TODO() }")]
    [TestCase("if (all) ::byAt else { println(key)\n error(\"no sort\") }")]
    [TestCase("run { if (!all) error(\"no sort\")\n ::byAt }")]
    public void Alternative_that_fails_is_passed_over(string sort) =>
        Read($"val sort: (Query) -> Query = {sort}\n sort(db.collection(\"x\")).get()").Should().Equal("x order by at");

    [Test]
    public void Function_of_the_sources_that_is_named_like_one_that_fails_is_called() =>
        ReadCode
            .Of(
                "a.kt",
                """
                fun error(name: String) = name
                fun load(db: Firestore, all: Boolean) = db.collection(if (all) "x" else error("y")).get()
                """
            )
            .Should()
            .Equal("x", "y");

    [Test]
    public void Condition_behind_a_semicolon_is_one_of_its_own() =>
        Read(
                """
                var q: Query = db.collection("x")
                if (key == "a") q = q.limit(1); if (all) q = q.orderBy("at"); q.get()
                """
            )
            .Should()
            .Equal("x", "x limit 1", "x order by at", "x order by at limit 1");

    [Test]
    public void Method_of_the_receiver_is_called_beside_a_parameter_of_its_name() =>
        ReadCode
            .Of(
                "a.kt",
                """
                fun load(limit: Long? = null) =
                    db.collection("x").orderBy("at").run { limit?.let { limit(it) } ?: this }.get()
                fun main() { load(); load(7) }
                """
            )
            .Should()
            .Equal("x order by at", "x order by at limit 7");

    [TestCase("db.collection(\"x\").stream(observer)", "x")]
    [TestCase("for (d in db.collection(\"x\").listDocuments()) d.collection(\"sub\").get()", "x/{}/sub")]
    [TestCase("sequenceOf(\"x\", \"y\").forEach { db.collection(it).get() }", "x", "y")]
    [TestCase(
        "val kind = call.parameters[\"kind\"]?.let { it.lowercase() }\n"
            + "db.collection(\"x\").let { if (kind != null) it.limit(1) else it }.get()",
        "x",
        "x limit 1"
    )]
    public void Library_for_servers_is_read(string body, params string[] expected) =>
        Read(body).Should().Equal(expected);

    [Test]
    public void Flow_of_a_saved_state_is_any_value() =>
        ReadCode
            .Of(
                "a.kt",
                """
                class Chart(db: FirebaseFirestore, handle: SavedStateHandle) {
                    private val fields = mapOf("a" to "by.a", "b" to "by.b")
                    val points = handle.getStateFlow("field", "a").mapNotNull { fields[it] }
                        .flatMapLatest { field -> db.collection("x").orderBy(field).snapshots() }
                }
                """
            )
            .Should()
            .Equal("x order by by.a", "x order by by.b");

    private static IReadOnlyList<string> Read(string body) =>
        ReadCode.Of(
            "a.kt",
            $$"""
            private val SORTS: Map<String, (Query) -> Query> = mapOf(
                "at" to { it.orderBy("at") },
                "name" to { q: Query -> q.orderBy("name") },
            )
            fun byAt(q: Query) = q.orderBy("at")
            fun load(db: Firestore, key: String, all: Boolean) {
                {{body}}
            }
            """
        );
}
