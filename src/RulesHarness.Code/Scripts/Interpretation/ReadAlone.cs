using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>
/// A function that is read with parameters of which nothing is known, and its object. <c>Around</c> is the function in
/// which it was made, if that is read so, too.
/// </summary>
internal sealed record ReadAlone(FunctionNode Node, Value? Self, ReadAlone? Around = null)
{
    /// <summary>Gets the variables around a function that another one makes anew each time that it runs.</summary>
    public Scope? Made { get; init; }

    /// <summary>Gets a function with those around it.</summary>
    public static IEnumerable<ReadAlone> All(ReadAlone? read)
    {
        for (var each = read; each is not null; each = each.Around)
        {
            yield return each;
        }
    }
}
