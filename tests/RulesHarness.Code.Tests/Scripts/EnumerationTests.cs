namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Cases of an enumeration that the code finds by a name or a raw value, or goes through.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class EnumerationTests
{
    [TestCase("Sort.valueOf(raw)")]
    [TestCase("Sort.values()[0]", "x order by at")]
    [TestCase("Sort.values().first { it.name == raw }")]
    [TestCase("Sort.values().first { it.name == \"BEST\" }", "x order by stars")]
    [TestCase("enumValueOf<Sort>(raw)")]
    [TestCase("(Sort.entries.firstOrNull { it.name == raw } ?: Sort.NEWEST)")]
    [TestCase("Sort.of(raw)")]
    public void Case_in_Kotlin_is_found(string found, params string[] expected) =>
        ReadCode
            .Of(
                "a.kt",
                $$"""
                enum class Sort(val field: String) {
                    NEWEST("at"), BEST("stars");
                    companion object { fun of(raw: String) = values().find { it.name == raw } ?: NEWEST }
                }
                fun load(db: FirebaseFirestore, raw: String) = db.collection("x").orderBy({{found}}.field).get()
                """
            )
            .Should()
            .Equal(expected.Length == 0 ? ["x order by at", "x order by stars"] : expected);

    [TestCase("Sort(rawValue: raw)!")]
    [TestCase("(Sort(rawValue: raw) ?? .newest)")]
    [TestCase("Sort(rawValue: \"best\")!", "x order by stars")]
    [TestCase("Sort.allCases[1]", "x order by stars")]
    public void Case_in_Swift_is_found(string found, params string[] expected) =>
        ReadCode
            .Of(
                "a.swift",
                $$"""
                enum Sort: String, CaseIterable {
                    case newest, best
                    var field: String { self == .best ? "stars" : "at" }
                }
                func load(_ db: Firestore, raw: String) async throws {
                    _ = try await db.collection("x").order(by: {{found}}.field).getDocuments()
                }
                """
            )
            .Should()
            .Equal(expected.Length == 0 ? ["x order by at", "x order by stars"] : expected);

    [TestCase("Sort.values.byName(raw)")]
    [TestCase("Sort.values.firstWhere((sort) => sort.name == raw, orElse: () => Sort.newest)")]
    public void Case_in_Dart_is_found(string found) =>
        ReadCode
            .Of(
                "a.dart",
                $$"""
                enum Sort { newest, best; String get field => this == best ? 'stars' : 'at'; }
                Future<void> load(FirebaseFirestore db, String raw) => db.collection('x').orderBy({{found}}.field).get();
                """
            )
            .Should()
            .Equal("x order by at", "x order by stars");

    [TestCase(
        "a.kt",
        "enum class Kind { Cats, Dogs }",
        "fun load(db: FirebaseFirestore, kind: Kind) = db.collection(kind.name.lowercase()).get()"
    )]
    [TestCase(
        "a.dart",
        "enum Kind { Cats, Dogs }",
        "Future<void> load(FirebaseFirestore db, Kind kind) => db.collection(kind.name.toLowerCase()).get();"
    )]
    [TestCase(
        "a.swift",
        "enum Kind: String { case Cats, Dogs }",
        "func load(_ db: Firestore, _ kind: Kind) async throws { _ = try await db.collection(kind.rawValue.lowercased()).getDocuments() }"
    )]
    [TestCase(
        "a.js",
        "const { getFirestore } = require('firebase-admin/firestore');",
        "exports.load = () => ['Cats', 'Dogs'].map((kind) => getFirestore().collection(kind.toLowerCase()).get());"
    )]
    public void Name_in_small_letters_is_a_collection(string path, string kinds, string code) =>
        ReadCode.Of(path, $"{kinds}\n{code}").Should().Equal("cats", "dogs");

    [TestCase("Sort.values().forEach { send(it) }")]
    [TestCase("for (sort in Sort.values()) send(sort)")]
    [TestCase("enumValues<Sort>().forEach { send(it) }")]
    public void All_cases_are_gone_through(string loop) =>
        ReadCode
            .Of(
                "a.kt",
                $$"""
                enum class Sort { NEWEST, BEST; val field: String get() = if (this == BEST) "stars" else "at" }
                fun send(sort: Sort) = Firebase.firestore.collection("x").orderBy(sort.field).get()
                fun load() { {{loop}} }
                """
            )
            .Should()
            .Equal("x order by at", "x order by stars");
}
