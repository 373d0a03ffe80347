using System.Collections.Immutable;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation;

/// <summary>The result of the statements on one line of the rules for a request that was denied.</summary>
/// <param name="Line">The line that a verdict names, from 1.</param>
/// <param name="Outcome">Why the statements did not allow the request.</param>
public readonly record struct DeniedLine(int Line, Cause Outcome);

/// <summary>
/// Why a request was denied, and the one statement that this is true of. Both engines judge their denials by it.
/// </summary>
/// <param name="Cause">Any but <see cref="Cause.True"/>.</param>
/// <param name="Line">The statement's line, from 1; null where no statement is about the request.</param>
public sealed record Denial(Cause Cause, int? Line)
{
    private static readonly Denial NoMatch = new(Cause.NoMatch, null);

    /// <summary>
    /// Finds the statement that was meant to decide: that of the most specific match block, leaving out constant
    /// conditions such as <c>if false</c> while any other was tried. A constant of a recursive wildcard, <c>match
    /// /{document=**} { allow read, write: if false; }</c>, doesn't hide that a more specific block has no statement
    /// for the method either.
    /// </summary>
    /// <param name="blocks">
    /// The match blocks whose path is the request's, each with its statements for the method (<see
    /// cref="RulesOutline.Match"/>).
    /// </param>
    /// <param name="tried">The lines that were tried, each once, in order.</param>
    public static Denial Of(IReadOnlyList<MatchedBlock> blocks, IReadOnlyList<DeniedLine> tried)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        ArgumentNullException.ThrowIfNull(tried);
        if (tried.Count == 0)
        {
            return NoMatch;
        }

        var candidates = Candidates(blocks, tried);
        var isConstant = candidates.TrueForAll(candidate => candidate.IsConstant);
        if (!isConstant)
        {
            candidates.RemoveAll(candidate => candidate.IsConstant);
        }

        // A limit ends the evaluation of all statements together.
        var limit = candidates.Find(candidate => candidate.Outcome == Cause.Limit);
        if (limit is not null)
        {
            return new Denial(Cause.Limit, limit.Line);
        }

        var path = MostSpecific(candidates);
        if (isConstant && HasSilentBlock(blocks, path))
        {
            return NoMatch;
        }

        candidates.RemoveAll(candidate => PathSpecificity.Compare(candidate.Path, path) != 0);
        // One condition that was evaluated to its end, and was false, is reason enough.
        var meant = candidates.Find(candidate => candidate.Outcome == Cause.False) ?? candidates[0];
        return new Denial(meant.Outcome, meant.Line);
    }

    private static List<Candidate> Candidates(IReadOnlyList<MatchedBlock> blocks, IReadOnlyList<DeniedLine> tried)
    {
        var candidates = new List<Candidate>(tried.Count);
        foreach (var (line, outcome) in tried)
        {
            candidates.Add(CandidateAt(blocks, line, outcome));
        }

        return candidates;
    }

    // Statements that share a line are one candidate, of the most specific of their blocks.
    private static Candidate CandidateAt(IReadOnlyList<MatchedBlock> blocks, int line, Cause outcome)
    {
        var path = ImmutableArray<PathSegment>.Empty;
        var (isKnown, isConstant) = (false, true);
        foreach (var block in blocks)
        {
            foreach (var allow in block.Allows)
            {
                if (allow.VerdictLine != line)
                {
                    continue;
                }

                isConstant &= IsConstant(allow.Condition);
                path = !isKnown || PathSpecificity.Compare(block.Path.Segments, path) > 0 ? block.Path.Segments : path;
                isKnown = true;
            }
        }

        return new Candidate(line, outcome, path, isKnown && isConstant);
    }

    private static ImmutableArray<PathSegment> MostSpecific(List<Candidate> candidates)
    {
        var most = candidates[0].Path;
        foreach (var candidate in candidates)
        {
            most = PathSpecificity.Compare(candidate.Path, most) > 0 ? candidate.Path : most;
        }

        return most;
    }

    private static bool HasSilentBlock(IReadOnlyList<MatchedBlock> blocks, ImmutableArray<PathSegment> path)
    {
        foreach (var block in blocks)
        {
            if (
                block.Allows.IsEmpty
                && !block.Block.Allows.IsEmpty
                && PathSpecificity.IsRecursive(path)
                && PathSpecificity.Compare(block.Path.Segments, path) > 0
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsConstant(Expression? condition) =>
        condition switch
        {
            null or LiteralExpression => true,
            ParenthesizedExpression brackets => IsConstant(brackets.Inner),
            UnaryExpression negation => IsConstant(negation.Operand),
            BinaryExpression binary => IsConstant(binary.Left) && IsConstant(binary.Right),
            _ => false,
        };

    private sealed record Candidate(int Line, Cause Outcome, ImmutableArray<PathSegment> Path, bool IsConstant);
}
