using System.Globalization;
using RulesHarness.Code.Model;

namespace RulesHarness.Code.Tests.Scripts;

/// <summary>
/// Functions whose calls double at each step. One object's calls are followed; those of twelve objects cost more than a
/// function may, and that is said.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class CostlyFunctionTests
{
    private const int Doublings = 11;

    [TestCase("a.ts", 1, 0)]
    [TestCase("a.ts", 12, 1)]
    [TestCase("a.swift", 1, 0)]
    [TestCase("a.swift", 12, 1)]
    [TestCase("a.kt", 1, 0)]
    [TestCase("a.kt", 12, 1)]
    [TestCase("a.dart", 1, 0)]
    [TestCase("a.dart", 12, 1)]
    public void Costly_method_is_too_large_when_it_is_run_on_many_objects(string path, int objects, int tooLarge)
    {
        var read = SourceCode.Read([new SourceFile(path, Program(path, objects))]);
        var found = read.Unresolved.Where(each => each.Reason.Contains("too large", StringComparison.Ordinal));
        found.Select(each => each.Member).Should().Equal(Enumerable.Repeat("Store.read", tooLarge));
    }

    private static string Program(string path, int objects)
    {
        var (function, made) = Path.GetExtension(path) switch
        {
            ".ts" => ("function {0}() {{ {1} }}", "new Store({0});"),
            ".swift" => ("func {0}() {{ {1} }}", "_ = Store(id: {0});"),
            ".kt" => ("fun {0}() {{ {1} }}", "Store({0});"),
            _ => ("void {0}() {{ {1} }}", "Store({0});"),
        };
        var store = Path.GetExtension(path) switch
        {
            ".ts" => "class Store { constructor(private id: number) {} read() { step0(); } }",
            ".swift" => "class Store { let id: Int\n init(id: Int) { self.id = id }\n func read() { step0() } }",
            ".kt" => "class Store(private val id: Int) { fun read() { step0() } }",
            _ => "class Store { final int id; Store(this.id); void read() { step0(); } }",
        };
        string Function(string name, string body) => string.Format(CultureInfo.InvariantCulture, function, name, body);
        var steps = Enumerable
            .Range(0, Doublings)
            .Select(at => Function($"step{at}", $"step{at + 1}(); step{at + 1}();"));
        var all = Enumerable.Range(0, objects).Select(at => string.Format(CultureInfo.InvariantCulture, made, at));
        var main = Function("main", string.Join(' ', all));
        return string.Join('\n', [.. steps, Function($"step{Doublings}", ""), store, main]);
    }

    [Test]
    public void Long_condition_is_not_too_large()
    {
        var parts = Enumerable.Range(0, 120).Select(at => $"a.f{at} === {at}");
        var code = $"export function check(a) {{ return {string.Join(" && ", parts)}; }}\n";
        ReadCode
            .Of(
                "a.js",
                code
                    + """
                    import { collection, getDocs } from 'firebase/firestore';
                    export function read(db) { return getDocs(collection(db, 'x')); }
                    """
            )
            .Should()
            .Equal("x");
    }
}
