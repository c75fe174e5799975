package dev.vitrine.filter;

import jakarta.servlet.FilterConfig;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/** The counters of one filter in the JVM's MBean server, from its start to its end. */
final class ManagedCounters implements FilterMXBean {
    private final Supplier<FilterCounts> counts;

    private ManagedCounters(Supplier<FilterCounts> counts) {
        this.counts = counts;
    }

    /** What takes them away again; nothing where they could not be shown, which stops no filter. */
    static Optional<Runnable> show(FilterConfig config, Supplier<FilterCounts> counts) {
        try {
            ObjectName name = new ObjectName("dev.vitrine:type=Filter,host="
                    + quoted(config.getServletContext().getVirtualServerName()) + ",context="
                    + quoted(config.getServletContext().getContextPath()) + ",name=" + quoted(config.getFilterName()));
            ManagementFactory.getPlatformMBeanServer()
                    .registerMBean(new StandardMBean(new ManagedCounters(counts), FilterMXBean.class, true), name);
            return Optional.of(() -> hide(name));
        } catch (JMException | RuntimeException e) {
            VitrineFilter.log().log(Level.DEBUG, "Vitrine''s counters are not in JMX: {0}", e);
            return Optional.empty();
        }
    }

    private static String quoted(String text) {
        return ObjectName.quote(text == null ? "" : text);
    }

    private static void hide(ObjectName name) {
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
        } catch (JMException | SecurityException e) {
            VitrineFilter.log().log(Level.DEBUG, "Vitrine''s counters were gone from JMX before: {0}", e);
        }
    }

    @Override
    public long getResponses() {
        return counts.get().responses();
    }

    @Override
    public long getRewritten() {
        return counts.get().rewritten();
    }

    @Override
    public Map<String, Long> getLeftAlone() {
        return counts.get().leftAlone();
    }

    @Override
    public long getFailures() {
        return counts.get().failures();
    }

    @Override
    public long getBytes() {
        return counts.get().bytes();
    }

    @Override
    public double getSeconds() {
        return counts.get().time().toMillis() / 1000.0;
    }
}
