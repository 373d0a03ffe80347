using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RulesHarness.Analyzers;

/// <summary>
/// Determines how a value is used: something receives it, it is dropped, or it is stored in a local variable.
/// </summary>
internal sealed class Usage
{
    public static readonly Usage Used = new(isDropped: false, null);
    public static readonly Usage Dropped = new(isDropped: true, null);

    private Usage(bool isDropped, ILocalSymbol? local) => (IsDropped, Local) = (isDropped, local);

    public bool IsDropped { get; }

    /// <summary>The local that keeps the value.</summary>
    public ILocalSymbol? Local { get; }

    /// <summary>Follows a value outwards, through whatever gives it on as it is.</summary>
    public static Usage Of(IOperation value)
    {
        for (var at = value; ; at = at.Parent!)
        {
            switch (at.Parent)
            {
                case null:
                    return Used;
                case IExpressionStatementOperation:
                    return Dropped;
                case IParenthesizedOperation
                or IConversionOperation
                or ICoalesceOperation
                or ISwitchExpressionArmOperation
                or ISwitchExpressionOperation:
                case IConditionalAccessOperation access when access.WhenNotNull == at:
                case IConditionalOperation choice when choice.Condition != at:
                case IInvocationOperation again when GivesOn(again, at):
                    continue;
                case IInvocationOperation when at is IArgumentOperation:
                case IArgumentOperation
                or IArrayInitializerOperation
                or IArrayCreationOperation
                or ICollectionExpressionOperation when IsOfWhenAll(at.Parent):
                    continue;
                case IForLoopOperation loop when loop.Condition != at:
                    return Dropped;
                case ISimpleAssignmentOperation { Target: IDiscardOperation }:
                    return Dropped;
                case ISimpleAssignmentOperation
                {
                    Target: ILocalReferenceOperation local,
                    Parent: IExpressionStatementOperation
                }:
                    return new Usage(isDropped: false, local.Local);
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var declared } }:
                    return new Usage(isDropped: false, declared);
                default:
                    return Used;
            }
        }
    }

    /// <summary>Task.WaitAsync, ConfigureAwait and their like: the same operation, still to be awaited.</summary>
    private static bool GivesOn(IInvocationOperation call, IOperation value) =>
        call.Instance == value
        && (
            call.TargetMethod.Name == "ConfigureAwait"
            || Pending.IsTask(call.TargetMethod.ReturnType) && Pending.IsTask(value.Type)
        );

    /// <summary>Returns true for a task among those that are awaited together: it is awaited as they are.</summary>
    private static bool IsOfWhenAll(IOperation? at)
    {
        while (
            at
                is IArgumentOperation
                    or IArrayInitializerOperation
                    or IArrayCreationOperation
                    or ICollectionExpressionOperation
                    or IConversionOperation
        )
        {
            at = at.Parent;
        }
        return at is IInvocationOperation { TargetMethod: { Name: "WhenAll" or "WhenAny", ContainingType: var type } }
            && Pending.IsTask(type);
    }
}
