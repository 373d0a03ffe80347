using RulesHarness.Embedded;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Mutating;

/// <summary>The tests that should find the mistakes, with the decisions of the current rules.</summary>
internal interface IDecidedTests
{
    /// <summary>The number of tests.</summary>
    int Count { get; }

    /// <summary>The name of a test, as reports have it.</summary>
    string IdOf(int at);

    /// <summary>Calls back with each expression that the rules as they are evaluate for a test.</summary>
    void Observe(int at, Action<Expression> observe);

    /// <summary>The first of some tests that other rules decide differently; null where there is none.</summary>
    int? FirstChanged(CompiledRules rules, IEnumerable<int> tried);
}
