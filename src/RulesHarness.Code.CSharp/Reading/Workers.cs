using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace RulesHarness.Code.CSharp.Reading;

/// <summary>Does work of one kind on all processors.</summary>
internal static class Workers
{
    /// <summary>
    /// Calls that are followed nest deeply, more than the stack of a thread of the pool is sure to hold.
    /// </summary>
    private const int StackSize = 16 * 1024 * 1024;

    /// <summary>Gets the result of each item, in the order of the items.</summary>
    public static IReadOnlyList<TResult> Map<TItem, TResult>(IReadOnlyList<TItem> items, Func<TItem, TResult> map)
    {
        var threads = Math.Min(Environment.ProcessorCount, items.Count);
        if (threads < 2)
        {
            return [.. items.Select(map)];
        }
        var results = new TResult[items.Count];
        var failures = new ConcurrentQueue<Exception>();
        var last = -1;
        void Work()
        {
            try
            {
                for (var at = Interlocked.Increment(ref last); at < items.Count; at = Interlocked.Increment(ref last))
                {
                    results[at] = map(items[at]);
                }
            }
            catch (Exception exception)
            {
                failures.Enqueue(exception);
            }
        }
        var workers = Enumerable.Range(0, threads).Select(_ => new Thread(Work, StackSize)).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
        if (failures.TryDequeue(out var failure))
        {
            ExceptionDispatchInfo.Throw(failure);
        }
        return results;
    }
}
