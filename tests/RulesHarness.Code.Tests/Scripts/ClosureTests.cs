namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Functions that a function makes anew each time that it runs.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ClosureTests
{
    [TestCase("()", "collection(db, name)", "load()", "a", "b")]
    [TestCase(
        "(by)",
        "query(collection(db, name), where(by, '==', 1))",
        "load('x')",
        "a where x == 1",
        "? the field of a filter comes from the parameter `by`"
    )]
    public void Call_of_one_says_nothing_about_another(
        string parameters,
        string sent,
        string call,
        params string[] expected
    ) =>
        ReadCode
            .Of(
                "a.jsx",
                $$"""
                import { collection, getDocs, query, where } from 'firebase/firestore';
                import { db } from './db';
                function useList(name) {
                  const load = {{parameters}} => getDocs({{sent}});
                  return { load };
                }
                export function A() { const { load } = useList('a'); useEffect(() => { {{call}}; }, []); }
                export function B() { const { load } = useList('b'); return <Button onPress={load} />; }
                """
            )
            .Should()
            .Equal(expected);

    [TestCase("default: fatalError(\"no sort\")")]
    [TestCase("default: preconditionFailure()")]
    [TestCase("default:\n print(key)\n fatalError()")]
    public void Alternative_that_never_returns_is_passed_over(string otherwise) =>
        ReadCode
            .Of(
                "a.swift",
                $$"""
                func sort(_ key: String) -> (Query) -> Query {
                    switch key {
                    case "at": return { $0.order(by: "at") }
                    {{otherwise}}
                    }
                }
                func load(_ db: Firestore, key: String) async throws {
                    _ = try await sort(key)(db.collection("x")).getDocuments()
                }
                """
            )
            .Should()
            .Equal("x order by at");
}
