using System.Collections.Immutable;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation.Compilation;
using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Matching;

/// <summary>A match block with its whole path and its own statements.</summary>
internal sealed class CompiledBlock
{
    private const int NoGlob = int.MaxValue;

    private static readonly RulesMethod[] AllMethods =
    [
        RulesMethod.Get,
        RulesMethod.List,
        RulesMethod.Create,
        RulesMethod.Update,
        RulesMethod.Delete,
    ];

    private readonly ImmutableArray<PathSegment> _segments;
    private readonly int _version;
    private readonly CompiledStatement[][] _statements;
    private readonly MatchedBlock?[] _outlined = new MatchedBlock?[AllMethods.Length];
    private readonly MatchBlock _block;

    public CompiledBlock(
        MatchBlock block,
        CompilationScope scope,
        MatchBlock? recursive,
        Conditions conditions,
        int version
    )
    {
        _segments = scope.Segments;
        _block = block;
        _version = version;
        Recursive = recursive;
        Glob = PathPattern.IndexOfGlob(_segments.AsSpan()) is >= 0 and var glob ? glob : NoGlob;
        var all = new CompiledStatement[block.Allows.Length];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = new CompiledStatement(block.Allows[i], scope, conditions);
        }

        _statements = new CompiledStatement[AllMethods.Length][];
        foreach (var method in AllMethods)
        {
            _statements[(int)method] = Array.FindAll(all, statement => Covers(statement.Statement, method));
        }
    }

    /// <summary>The place of the recursive wildcard in its path; beyond all where there is none.</summary>
    public int Glob { get; }

    /// <summary>
    /// The block whose path has the recursive wildcard, itself or one around it; null where there is none.
    /// </summary>
    public MatchBlock? Recursive { get; }

    /// <summary>Its statements about a method, in order.</summary>
    public ReadOnlySpan<CompiledStatement> Statements(RulesMethod method) => _statements[(int)method];

    /// <summary>The block as an outline has it.</summary>
    public MatchedBlock Outlined(RulesMethod method) =>
        _outlined[(int)method] ??= new MatchedBlock(
            _block,
            _block.Path with
            {
                Segments = _segments,
            },
            [.. _statements[(int)method].Select(statement => statement.Statement)]
        );

    /// <summary>The first collection that its path names; null where a wildcard stands there, or before.</summary>
    public string? FirstCollection =>
        Glob > 3 && _segments.Length > 3 && _segments[3] is LiteralSegment literal ? literal.Text : null;

    /// <summary>Matches the block with a path; null if it doesn't match.</summary>
    public PathMatch? Match(RequestPath path)
    {
        var asked = path.Segments;
        if (Glob == NoGlob)
        {
            return _segments.Length == asked.Length && path.AnyParent < 0 && MatchesEach(0, _segments.Length, asked, 0)
                ? new PathMatch(path, NoGlob, 1)
                : null;
        }

        // One recursive wildcard is all that the compiler lets through: what stands before and after it is fixed.
        var after = _segments.Length - Glob - 1;
        var absorbed = asked.Length - Glob - after;
        if (
            absorbed < (_version == 1 ? 1 : 0)
            || (path.AnyParent >= 0 && (path.AnyParent < Glob || path.AnyParent >= Glob + absorbed))
        )
        {
            return null;
        }

        return MatchesEach(0, Glob, asked, 0) && MatchesEach(Glob + 1, after, asked, Glob + absorbed)
            ? new PathMatch(path, Glob, absorbed)
            : null;
    }

    private bool MatchesEach(int from, int count, string?[] asked, int start)
    {
        for (var i = 0; i < count; i++)
        {
            if (_segments[from + i] is LiteralSegment literal && literal.Text != asked[start + i])
            {
                return false;
            }
        }

        return true;
    }

    private static bool Covers(AllowStatement allow, RulesMethod method)
    {
        foreach (var name in allow.Methods)
        {
            if (MethodNames.Covers(name.Text, method))
            {
                return true;
            }
        }

        return false;
    }
}
